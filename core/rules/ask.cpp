#include "core/rules/ask.hpp"

#include <algorithm>
#include <utility>

namespace amends {

const Invitation* standing_ask(const RequestState& state, std::string_view touchpoint) {
  const auto found = std::find_if(
      state.invitations.begin(), state.invitations.end(), [&](const Invitation& invitation) {
        return invitation.cycle == state.cycle && invitation.touchpoint == touchpoint &&
               !invitation.unsolicited && !invitation.imported;
      });
  return found == state.invitations.end() ? nullptr : &*found;
}

Invited invited_now(const RequestState& state, const Survey& survey, InvitationId fresh,
                    std::string via, const Context& context) {
  Invited invited;
  invited.invitation = fresh;
  invited.cycle = state.cycle;
  invited.touchpoint = survey.touchpoint;
  invited.survey = survey.id;
  invited.survey_version = survey.version;
  invited.scale = survey.scale;
  invited.via = std::move(via);
  invited.language = state.language;
  invited.snapshot = state.snapshot;
  invited.day = context.today();
  // The link carries the last day on which it is good, in UTC; it closes when that day is over.
  const std::int64_t last_day = context.now.count / day_ms + context.settings().link_valid_days;
  invited.closes_at = UtcMillis{(last_day + 1) * day_ms};
  return invited;
}

Result<Events> decide_ask(const RequestState& state, const Ask& ask, const Context& context) {
  if (!state.known || state.deleted) {
    return unknown_request("request");
  }
  if (!state.completed) {
    return fail(ErrorCode::not_completed, "the request is not completed", "request");
  }
  const Survey* survey = context.settings().survey_for(ask.touchpoint);
  if (survey == nullptr) {
    return fail(ErrorCode::out_of_range, "touchpoint has no survey in the settings", "touchpoint");
  }
  if (standing_ask(state, ask.touchpoint) != nullptr) return Events{};
  std::string suppressed;
  if (state.requester.id.empty() && state.requester.mail.empty()) suppressed = "no_requester";
  if (ask.stopped) suppressed = "stopped";
  if (!state.requester.id.empty() && state.requester.id == state.snapshot.agent) {
    suppressed = "self";
  }
  if (!suppressed.empty()) {
    AskSuppressed event{state.cycle, ask.touchpoint, suppressed};
    return stamped(context, {event_of(context, std::move(event))});
  }
  Invited invited = invited_now(state, *survey, ask.fresh, ask.via, context);
  if (!ask.language.empty()) invited.language = ask.language;
  return stamped(context, {event_of(context, std::move(invited))});
}

}  // namespace amends
