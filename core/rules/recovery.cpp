#include "core/rules/recovery.hpp"

#include <algorithm>
#include <utility>

#include "core/model/stream_name.hpp"
#include "core/rules/ask.hpp"
#include "core/rules/due_time.hpp"

namespace amends {
namespace {

bool was_asked(const RequestState& state, const Id128& follow_up) {
  return std::any_of(
      state.invitations.begin(), state.invitations.end(),
      [&](const Invitation& invitation) { return invitation.recovery_of == follow_up; });
}

bool may_be_asked(const RequestState& state, const FollowUp& follow_up) {
  const Invitation* invitation = state.find(follow_up.invitation);
  if (invitation == nullptr || is_touchpoint_rating(state.id) || state.deleted) return false;
  const bool declined =
      invitation->rating && invitation->rating->details.contact_me.value_or(true) == false;
  const bool known = !state.requester.id.empty() || !state.requester.mail.empty();
  return known && !declined && !was_asked(state, follow_up.id);
}

}  // namespace

Events plan_recovery(const RequestState& state, const FollowUp& follow_up, const Context& context) {
  const RecoveryPolicy& policy = context.settings().recovery;
  if (!policy.ask || !may_be_asked(state, follow_up)) return {};
  AskPlanned planned;
  planned.cycle = follow_up.cycle;
  planned.touchpoint = recovery_name;
  planned.due_at = context.now + policy.delay_s * second_ms;
  planned.follow_up = follow_up.id;
  return {event_of(context, std::move(planned))};
}

Event send_recovery(const RequestState& state, const PlannedAsk& planned, InvitationId fresh,
                    bool stopped, const Context& context) {
  const FollowUp* follow_up = state.find(*planned.follow_up);
  const bool stands = follow_up != nullptr && follow_up->state == FollowUpState::addressed &&
                      state.completed && !state.deleted && !stopped;
  if (!stands) {
    return event_of(context, AskCancelled{planned.cycle, planned.touchpoint, planned.follow_up});
  }
  Invited invited = invited_now(state, recovery_survey(), fresh, "mail", context);
  invited.cycle = planned.cycle;
  invited.mailed = true;
  invited.follow_up = planned.follow_up;
  return event_of(context, std::move(invited));
}

Events recovery_consequences(const RequestState& state, const Invitation& invitation,
                             const AnswerGiven& given, const Context& context) {
  const FollowUp* follow_up = state.find(*invitation.recovery_of);
  if (follow_up == nullptr) return {};
  const Invitation* asked = state.find(follow_up->invitation);
  const UtcMillis due = due_at(context.settings(), asked, given.contact_me, context.now);
  if (is_waiting(follow_up->state)) {
    const bool sooner = given.asks_for_contact && follow_up->due_at && due < *follow_up->due_at;
    if (!sooner) return {};
    return {event_of(context, FollowUpDueChanged{follow_up->id, due})};
  }
  const bool fails = given.dissatisfied && !given.only_details;
  const bool opens =
      follow_up->state == FollowUpState::addressed && (fails || given.asks_for_contact);
  if (!opens) return {};
  const ReopenReason reason = fails ? ReopenReason::recovery_failed : ReopenReason::contact_wanted;
  return {event_of(context, FollowUpReopened{follow_up->id, reason, std::nullopt, due})};
}

}  // namespace amends
