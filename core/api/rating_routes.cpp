// GET and POST /r/{token}[/{answer}]: the page behind a customer's link.
#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/effects.hpp"
#include "core/api/open_link.hpp"
#include "core/api/page.hpp"
#include "core/api/routes.hpp"
#include "core/api/texts.hpp"
#include "core/api/views.hpp"
#include "core/api/vote_writer.hpp"
#include "core/base/limits.hpp"
#include "core/capture/token.hpp"

namespace amends {
namespace {

NonceCodec nonces(Services& services) {
  return {services.signer(), services.entropy(), services.link_keys().nonce};
}

std::optional<UtcMillis> edit_until_of(const OpenLink& link) {
  if (!link.row.answered_at) return std::nullopt;
  const std::int64_t window_ms = link.settings->current().edit_window_s * second_ms;
  return std::min(*link.row.answered_at + window_ms, link.row.closes_at);
}

json::object state_view(Services& services, const OpenLink& link, std::string_view key) {
  const bool answered = link.row.answer != 0;
  const std::string voter = voter_hash(services, key, link.row.invitation);
  const bool own = answered && !voter.empty() && voter == link.row.key_hash;
  return {{"state", answered ? "answered" : "asked"},
          {"survey", survey_view(*link.survey, link.row.language)},
          {"language", link.survey->language_for(link.row.language)},
          {"nonce", nonces(services).encode(link.row.invitation, services.now())},
          {"edit_until_at", millis_or_null(edit_until_of(link))},
          {"closes_at", link.row.closes_at.count},
          {"answer", own ? json::value(link.row.answer) : json::value()}};
}

int answer_in_path(const Call& call, const Survey& survey) {
  if (call.arguments.size() < 2 || call.arguments[1].size() > 2) return 0;
  int answer = 0;
  for (const char c : call.arguments[1]) {
    if (c < '0' || c > '9') return 0;
    answer = answer * 10 + (c - '0');
  }
  return answer <= survey.scale ? answer : 0;
}

LandingPage landing(Services& services, const OpenLink& link, const std::string& token,
                    int chosen) {
  return {*link.survey, link.survey->language_for(link.row.language), token,
          nonces(services).encode(link.row.invitation, services.now()), chosen};
}

// --- the answer to a vote ----------------------------------------------------------------------

struct Outcome {
  RateResult result = RateResult::recorded;
  const Invitation* invitation = nullptr;
};

json::object outcome_view(Services& services, const OpenLink& link, const Outcome& outcome) {
  const Rating* rating = outcome.invitation->rating ? &*outcome.invitation->rating : nullptr;
  return {
      {"result", enum_text(outcome.result)},
      {"answer", rating == nullptr ? json::value() : json::value(rating->answer)},
      {"class", rating == nullptr ? json::value() : json::value(enum_text(rating->answer_class))},
      {"edit_until_at", millis_or_null(edit_until(*outcome.invitation, link.settings->current()))},
      {"nonce", nonces(services).encode(link.row.invitation, services.now())}};
}

Response outcome_page(Call& call, const OpenLink& link, const Vote& vote, const Outcome& outcome) {
  Services& services = call.services;
  const std::string_view path = call.request.path;
  const std::string_view language = link.survey->language_for(link.row.language);
  const Texts& texts = texts_in(language);
  switch (outcome.result) {
    case RateResult::retracted:
      return notice_page(services, path, 200, language, texts.retracted, "");
    case RateResult::disputed:
      return notice_page(services, path, 200, language, texts.disputed, "");
    case RateResult::held:
      return notice_page(services, path, 200, language, texts.press_once_more, "");
    case RateResult::intent:
      return notice_page(services, path, 200, language, texts.not_counted, "");
    case RateResult::recorded:
      break;
  }
  const Rating& rating = *outcome.invitation->rating;
  if (vote.kind == Rate::Kind::details) {
    return notice_page(services, path, 200, language, texts.thank_you, texts.details_arrived);
  }
  if (rating.answer_class != AnswerClass::dissatisfied) {
    const std::string line =
        std::string(texts.saved) + " " + link.survey->label_of(rating.answer, language);
    return notice_page(services, path, 200, language, texts.thank_you, line);
  }
  LandingPage page = landing(services, link, call.arguments[0], rating.answer);
  page.key = vote.key;
  return details_page(services, path, page);
}

// --- taking a vote -----------------------------------------------------------------------------

bool is_fresh(Services& services, const Vote& vote, InvitationId invitation) {
  const auto loaded_at = nonces(services).decode(vote.nonce, invitation);
  if (!loaded_at) return false;
  const std::int64_t age_ms = services.now() - *loaded_at;
  return age_ms >= limits::min_nonce_age_ms && age_ms <= limits::max_nonce_age_ms;
}

Response ask_again(Call& call, const OpenLink& link, const Vote& vote) {
  Services& services = call.services;
  if (call.request.wants_json()) {
    const std::string fresh = nonces(services).encode(link.row.invitation, services.now());
    return problem(
        fail(ErrorCode::nonce_stale,
             "nonce must be between 0.3 seconds and 24 hours old; send the same op again "
             "with the fresh one",
             "nonce"),
        {{"nonce", fresh}});
  }
  LandingPage page = landing(services, link, call.arguments[0], static_cast<int>(vote.answer));
  if (page.chosen < 1 || page.chosen > link.survey->scale) page.chosen = 0;
  page.notice = texts_in(page.language).press_once_more;
  return landing_page(services, call.request.path, page);
}

}  // namespace

Result<Response> get_rating(Call& call) {
  auto link = open_link(call.services, call.arguments[0]);
  if (!link) return link.error();
  if (call.request.wants_json()) {
    if (!*link) return json_response(200, json::object{{"state", "closed"}});
    return json_response(200,
                         state_view(call.services, **link, call.request.header("x-amends-key")));
  }
  if (!*link) return closed_page(call.services, call.request.path);
  const int chosen = answer_in_path(call, *(*link)->survey);
  return landing_page(call.services, call.request.path,
                      landing(call.services, **link, call.arguments[0], chosen));
}

Result<Response> post_rating(Call& call) {
  auto link = open_link(call.services, call.arguments[0]);
  if (!link) return link.error();
  const bool wants_json = call.request.wants_json();
  if (!*link) {
    if (!wants_json) return closed_page(call.services, call.request.path);
    return fail(ErrorCode::closed, "the question is closed");
  }
  auto vote = vote_from(call.request);
  if (!vote) return vote.error();
  const InvitationId invitation = (*link)->row.invitation;
  if (!is_fresh(call.services, *vote, invitation)) return ask_again(call, **link, *vote);

  RateResult result{};
  auto written = write_vote(
      call, (*link)->row.request, *vote, vote->evidence, (*link)->settings,
      [&](const RequestState&, InvitationId, const Context&) -> Result<OwnInvitation> {
        return OwnInvitation{invitation, {}};
      },
      result);
  if (!written) return written.error();
  const Outcome outcome{result, written->after.find(invitation)};
  if (wants_json) {
    Response response = json_response(200, outcome_view(call.services, **link, outcome));
    add_effects(call, *written, response);
    return response;
  }
  Response response = outcome_page(call, **link, *vote, outcome);
  add_effects(call, *written, response);
  return response;
}

}  // namespace amends
