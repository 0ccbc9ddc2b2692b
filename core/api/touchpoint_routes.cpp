// GET and POST /t/{touchpoint}, GET /t/{touchpoint}/frame: ratings without a request, such as of an
// article.
#include <algorithm>
#include <boost/json/serialize.hpp>

#include "core/api/accepted_languages.hpp"
#include "core/api/effects.hpp"
#include "core/api/frame_page.hpp"
#include "core/api/open_link.hpp"
#include "core/api/origins.hpp"
#include "core/api/page.hpp"
#include "core/api/routes.hpp"
#include "core/api/texts.hpp"
#include "core/api/touchpoint_limit.hpp"
#include "core/api/views.hpp"
#include "core/api/vote_outcome.hpp"
#include "core/api/vote_writer.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/touch.hpp"

namespace amends {
namespace {

// What an address names.
struct Place {
  std::shared_ptr<const SettingsState> settings;
  const Site* site = nullptr;
  const Survey* survey = nullptr;
  std::string touchpoint;
  std::string subject;
  std::string language;
  InvitationId id;  // stands for all of it in a nonce
};

// The page's word, else the browser's, as far as the survey has it.
std::string language_of(const Request& request, const Survey& survey) {
  std::vector<std::string_view> wanted = accepted_languages(request);
  wanted.insert(wanted.begin(), request.query_value("lang"));
  const auto found = std::find_if(wanted.begin(), wanted.end(),
                                  [&survey](std::string_view tag) { return survey.speaks(tag); });
  return std::string(survey.language_for(found == wanted.end() ? "" : *found));
}

std::optional<Error> wrong_subject(std::string_view subject) {
  if (subject.size() > limits::max_name_bytes) {
    return fail(ErrorCode::field_too_long,
                "subject must be at most " + std::to_string(limits::max_name_bytes) + " bytes long",
                "subject");
  }
  const bool plain = std::none_of(subject.begin(), subject.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (plain) return std::nullopt;
  return fail(ErrorCode::out_of_range, "subject must have no control characters", "subject");
}

InvitationId place_id(Services& services, const Place& place) {
  const std::string named =
      "touchpoint page\x1f" + place.touchpoint + '\x1f' + place.site->id + '\x1f' + place.subject;
  const Digest digest = services.signer().hmac_sha256(services.keys().api, bytes_of(named));
  return {big_endian(ByteView(digest).first(8))};
}

Result<Place> place_from(Call& call) {
  const Request& request = call.request;
  Place place;
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  place.settings = *settings;
  place.touchpoint = call.arguments[0];
  const Settings& current = place.settings->current();
  place.site = current.site(request.query_value("site"));
  place.survey = current.survey_for(place.touchpoint);
  const bool is_open =
      place.site != nullptr && !place.site->revoked && place.site->has_touchpoint(place.touchpoint);
  if (!is_open || place.survey == nullptr) {
    return fail(ErrorCode::not_found, "there is no such touchpoint on this site");
  }
  place.subject = request.query_value("subject");
  if (auto error = wrong_subject(place.subject)) return *error;
  place.language = language_of(request, *place.survey);
  place.id = place_id(call.services, place);
  return place;
}

// The browser's rating of a subject. Who does not know the key cannot find it.
std::string rating_id(Services& services, const Place& place, std::string_view key) {
  const std::string named = "touchpoint rating\x1f" + place.touchpoint + '\x1f' + place.subject +
                            '\x1f' + std::string(key);
  return std::string(touchpoint_prefix) + place.touchpoint + ":" +
         services.digest_text(services.keys().api, named);
}

std::string fresh_nonce(Services& services, const Place& place) {
  return nonces(services).encode_new(place.id, services.now());
}

const Invitation* open_invitation(const RequestState& state, UtcMillis now) {
  const bool is_open = !state.invitations.empty() && state.invitations.back().is_open(now);
  return is_open ? &state.invitations.back() : nullptr;
}

json::object state_view(Services& services, const Place& place, const Invitation* invitation) {
  const Rating* rating =
      invitation != nullptr && invitation->rating ? &*invitation->rating : nullptr;
  const Survey* asked = place.survey;
  if (rating != nullptr) {
    asked = place.settings->survey(invitation->survey, invitation->survey_version);
  }
  return {
      {"state", rating == nullptr ? "asked" : "answered"},
      {"survey", survey_view(*asked, place.language)},
      {"language", asked->language_for(place.language)},
      {"nonce", fresh_nonce(services, place)},
      {"edit_until_at", rating == nullptr
                            ? json::value()
                            : millis_or_null(edit_until(*invitation, place.settings->current()))},
      {"closes_at", rating == nullptr ? json::value() : json::value(invitation->closes_at.count)},
      {"answer", rating == nullptr ? json::value() : json::value(rating->answer)}};
}

LandingPage page_of(Services& services, const Place& place) {
  LandingPage page{*place.survey, place.language, {}, fresh_nonce(services, place)};
  page.place = "t/" + url_encoded(place.touchpoint) + "?site=" + place.site->id +
               "&subject=" + url_encoded(place.subject) + "&lang=" + url_encoded(place.language);
  page.asks_contact = true;
  return page;
}

// --- taking a rating ---------------------------------------------------------------------------

// A site's own list, where it has one, is the only one for it.
bool may_rate(const Request& request, const Place& place) {
  const Settings& settings = place.settings->current();
  const Caller caller = caller_of(request, settings);
  if (caller != Caller::listed) return caller != Caller::foreign;
  const auto& origins = place.site->origins.empty() ? settings.origins : place.site->origins;
  return std::find(origins.begin(), origins.end(), request.header("origin")) != origins.end();
}

Touch touch_of(const Place& place, const Vote& vote) {
  Touch touch{place.touchpoint, place.subject, vote.page, place.language, {}, {}};
  (is_mail_address(vote.contact) ? touch.mail : touch.phone) = vote.contact;
  return touch;
}

Response ask_again(Call& call, const Place& place, const Vote& vote) {
  if (!call.request.wants_json()) {
    return ask_again_page(call.services, call.request.path, page_of(call.services, place), vote);
  }
  return problem(nonce_is_stale(), {{"nonce", fresh_nonce(call.services, place)}});
}

Response come_later(Call& call, const Place& place, const TouchpointLimit& limit,
                    const Error& error) {
  Response response =
      call.request.wants_json()
          ? problem(error)
          : notice_page(call.services, call.request.path, http_status(error.code), place.language,
                        texts_in(place.language).not_saved, texts_in(place.language).come_later);
  return std::move(response.with("retry-after", std::to_string(limit.retry_after_s())));
}

Response outcome(Call& call, const Place& place, const Vote& vote, RateResult result,
                 const RequestState& state) {
  VoteOutcome outcome;
  outcome.result = result;
  if (!state.invitations.empty()) outcome.invitation = &state.invitations.back();
  outcome.settings = &place.settings->current();
  outcome.nonce = fresh_nonce(call.services, place);
  if (call.request.wants_json()) return json_response(200, outcome_view(outcome));
  return outcome_page(call.services, call.request.path, page_of(call.services, place), vote,
                      outcome);
}

}  // namespace

Result<Response> get_touchpoint(Call& call) {
  auto place = place_from(call);
  if (!place) return place.error();
  if (!call.request.wants_json()) {
    return landing_page(call.services, call.request.path, page_of(call.services, *place));
  }
  const std::string_view key = call.request.header("x-amends-key");
  RequestState state;
  if (!key.empty()) {
    auto loaded = call.services.load(rating_id(call.services, *place, key));
    if (!loaded) return loaded.error();
    state = std::move(*loaded);
  }
  const Invitation* invitation = open_invitation(state, call.services.now());
  return json_response(200, state_view(call.services, *place, invitation));
}

Result<Response> get_touchpoint_frame(Call& call) {
  auto place = place_from(call);
  if (!place) return place.error();
  const json::object query{{"page", call.request.query_value("page")}};
  FieldReader fields(query);
  const std::string address = fields.web_address("page");
  if (auto error = fields.finish()) return *error;
  const std::string survey = json::serialize(state_view(call.services, *place, nullptr));
  const FramePage page{place->language,
                       place->survey->texts_in(place->language).question,
                       {{"touchpoint", place->touchpoint},
                        {"site", place->site->id},
                        {"subject", place->subject},
                        {"lang", place->language},
                        {"survey", survey}},
                       frame_parents(call.request, place->settings->current(), place->site),
                       address};
  return frame_page(call.services, call.request.path, page);
}

Result<Response> post_touchpoint(Call& call) {
  Services& services = call.services;
  auto place = place_from(call);
  if (!place) return place.error();
  if (!may_rate(call.request, *place)) {
    return fail(ErrorCode::cross_site, "the page's origin is not on the site's list");
  }
  auto vote = touchpoint_vote_from(call.request);
  if (!vote) return vote.error();
  const PageOfPress from = page_of_press(services, nonces(services), vote->nonce, place->id);
  if (!from.fresh) return ask_again(call, *place, *vote);

  const std::string id = rating_id(services, *place, vote->key);
  auto known = services.load(id);
  if (!known) return known.error();
  const bool wants_contact = vote->details.contact_me.value_or(false);
  if (wants_contact && vote->contact.empty() && !known->requester.can_be_contacted()) {
    return fail(ErrorCode::missing_field, "contact is required with contact_me", "contact");
  }
  const bool is_new =
      open_invitation(*known, services.now()) == nullptr && known->find_op(vote->op) == nullptr;
  TouchpointLimit limit(services, *place->site, place->touchpoint, call.request.remote);
  if (is_new) {
    if (auto allowed = limit.check(); !allowed) {
      if (allowed.error().code != ErrorCode::too_many_ratings) return allowed.error();
      return come_later(call, *place, limit, allowed.error());
    }
  }
  const Touch touch = touch_of(*place, *vote);
  RateResult result{};
  auto written = write_vote(
      call, id, *vote, vote->evidence, place->settings,
      [&](const RequestState& state, InvitationId fresh, const Context& context) {
        return touched_invitation(state, touch, fresh, context);
      },
      result);
  if (!written) return written.error();
  if (is_new && !written->events.empty()) limit.count();
  Response response = outcome(call, *place, *vote, result, written->after);
  add_effects(call, *written, response);
  return response;
}

}  // namespace amends
