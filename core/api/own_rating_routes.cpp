// Ratings without a link: by a signed-in requester, by staff on the customer's behalf; and a
// manager taking one out of the figures or putting it back.
#include <functional>

#include "core/api/effects.hpp"
#include "core/api/scope.hpp"
#include "core/api/views.hpp"
#include "core/api/vote_writer.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/counting.hpp"

namespace amends {
namespace {

json::object own_view(const RequestState& state, const Invitation* invitation,
                      const SettingsState& settings) {
  const Settings& current = settings.current();
  const Survey* survey = invitation == nullptr
                             ? &current.surveys.front()
                             : settings.survey(invitation->survey, invitation->survey_version);
  const Rating* rating =
      invitation != nullptr && invitation->rating ? &*invitation->rating : nullptr;
  return {{"state", rating == nullptr ? "asked" : "answered"},
          {"survey", survey_view(*survey, state.language)},
          {"language", survey->language_for(state.language)},
          {"edit_until_at",
           millis_or_null(rating == nullptr ? std::nullopt : edit_until(*invitation, current))},
          {"closes_at",
           invitation == nullptr ? json::value() : json::value(invitation->closes_at.count)},
          {"answer", rating == nullptr ? json::value() : json::value(rating->answer)}};
}

Result<Response> vote_on(Call& call, const FindInvitation& find, Evidence evidence) {
  auto vote = vote_from(call.request);
  if (!vote) return vote.error();
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  RateResult result{};
  InvitationId rated;
  auto written = write_vote(
      call, call.arguments[0], *vote, evidence, *settings,
      [&](const RequestState& state, InvitationId fresh, const Context& context) {
        auto own = find(state, fresh, context);
        if (own) rated = own->id;
        return own;
      },
      result);
  if (!written) return written.error();
  const Invitation* invitation = written->after.find(rated);
  if (invitation == nullptr && !written->after.invitations.empty()) {
    invitation = &written->after.invitations.back();  // a repeated op
  }
  json::object view = own_view(written->after, invitation, **settings);
  view["result"] = enum_text(result);
  const bool rating = invitation != nullptr && invitation->rating;
  view["class"] = rating ? json::value(enum_text(invitation->rating->answer_class)) : json::value();
  Response response = json_response(200, view);
  add_effects(call, *written, response);
  return response;
}

using DecideRating = std::function<Result<Events>(const RequestState&, InvitationId,
                                                  const std::string&, const Context&)>;

Result<Response> change_counting(Call& call, const DecideRating& decide) {
  const Error unknown = fail(ErrorCode::not_found, "the rating is not known");
  const auto invitation = invitation_id_from_text(call.arguments[0]);
  if (!invitation) return unknown;
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  const std::string reason = fields.text("reason", limits::max_note_bytes);
  if (auto error = fields.finish()) return *error;
  auto found = call.services.store().find_invitation(*invitation);
  if (!found) return found.error();
  if (!*found) return unknown;
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const Actor& actor = call.request.actor;
  const auto decide_now = [&](const RequestState& state) {
    return decide(state, *invitation, reason, {call.services.now(), **settings, actor, {}});
  };
  auto written = write_request(call.services, (*found)->row.request,
                               within_scopes(actor, unknown, decide_now));
  if (!written) return written.error();
  auto events = call.services.open_stream(request_stream(written->after.id));
  if (!events) return events.error();
  Response response = json_response(
      200, json::object{{"request",
                         request_view(written->after, *events, **settings, call.services.now())}});
  add_effects(call, *written, response);
  return response;
}

}  // namespace

Result<Response> get_own_rating(Call& call) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto state = call.services.load(call.arguments[0]);
  if (!state) return state.error();
  const Context context{call.services.now(), **settings, call.request.actor, {}};
  auto own = own_invitation(*state, InvitationId{}, context);
  if (!own && own.error().code != ErrorCode::not_completed) return own.error();
  if (!own) return json_response(200, json::object{{"state", "closed"}});
  return json_response(200, own_view(*state, state->find(own->id), **settings));
}

Result<Response> post_own_rating(Call& call) {
  return vote_on(call, own_invitation, Evidence::signed_in);
}

Result<Response> post_staff_rating(Call& call) {
  return vote_on(call, staff_invitation, Evidence::staff);
}

Result<Response> post_rating_exclude(Call& call) {
  return change_counting(call, decide_exclude);
}
Result<Response> post_rating_restore(Call& call) {
  return change_counting(call, decide_restore);
}
Result<Response> post_rating_accept(Call& call) {
  const Id128 fresh_follow_up = call.services.fresh_id();
  return change_counting(call, [&](const RequestState& state, InvitationId id,
                                   const std::string& reason, const Context& context) {
    return decide_accept(state, id, reason, fresh_follow_up, context);
  });
}

}  // namespace amends
