#include "core/rules/consequences.hpp"

#include <algorithm>

#include "core/model/stream_name.hpp"
#include "core/rules/due_time.hpp"

namespace amends {
namespace {

std::optional<UtcMillis> settles_at(const Context& context, bool by_staff) {
  const std::int64_t grace_ms = context.settings().grace_s * second_ms;
  if (by_staff || grace_ms == 0) return std::nullopt;
  return context.now + grace_ms;
}

// For a case about the answer that begins at `from`.
UtcMillis due_at(const RequestState& state, const AnswerGiven& given, const Context& context,
                 UtcMillis from) {
  return due_at(context.settings(), state.find(given.invitation), given.contact_me, from);
}

Events open_case(const RequestState& state, const AnswerGiven& given, const Context& context) {
  FollowUpOpened opened;
  opened.follow_up = given.fresh_follow_up;
  opened.invitation = given.invitation;
  opened.cycle = given.cycle;
  opened.settles_at = settles_at(context, given.by_staff);
  opened.due_at = due_at(state, given, context, context.now);
  return {event_of(context, opened)};
}

// The customer said something: the waiting for it is over, whatever the answer is.
Events resume_case(const RequestState& state, const FollowUp& follow_up, const AnswerGiven& given,
                   const Context& context) {
  const Invitation* asked = state.find(given.invitation);
  FollowUpResumed resumed{follow_up.id, ResumeReason::customer, {}};
  resumed.due_at = due_after_pause(context.settings(), asked, *follow_up.pause, context.now);
  if (given.contact_me) {
    const UtcMillis soon = due_at(state, given, context, context.now);
    resumed.due_at = std::min(resumed.due_at.value_or(soon), soon);
  }
  return {event_of(context, resumed)};
}

// Still waiting and still called for: only a new wish to be contacted changes the case.
Events keep_case(const RequestState& state, const FollowUp& follow_up, const AnswerGiven& given,
                 const Context& context) {
  if (follow_up.pause) return resume_case(state, follow_up, given, context);
  const UtcMillis earlier_due = due_at(state, given, context, follow_up.opened_at);
  if (!given.contact_me || (follow_up.due_at && *follow_up.due_at <= earlier_due)) return {};
  return {event_of(context, FollowUpDueChanged{follow_up.id, earlier_due})};
}

Events reopen_case(const RequestState& state, const FollowUp& follow_up, const AnswerGiven& given,
                   const Context& context) {
  FollowUpReopened reopened;
  reopened.follow_up = follow_up.id;
  const bool was_held = follow_up.void_reason == VoidReason::held;
  reopened.reason = was_held             ? ReopenReason::confirmed
                    : given.dissatisfied ? ReopenReason::dissatisfied_again
                                         : ReopenReason::contact_wanted;
  reopened.settles_at = settles_at(context, given.by_staff);
  reopened.due_at = due_at(state, given, context, context.now);
  return {event_of(context, reopened)};
}

// Words never open a case again that somebody closed; a wish that is new does.
bool opens_again(const RequestState& state, const FollowUp& follow_up, const AnswerGiven& given) {
  const bool held = follow_up.state == FollowUpState::voided;
  const bool merged = follow_up.state == FollowUpState::merged;
  if (given.asks_for_contact && !held && !merged) return true;
  if (given.only_details) return false;
  const bool ended_by_answer = held || follow_up.state == FollowUpState::withdrawn;
  return given.dissatisfied || ended_by_answer || is_touchpoint_rating(state.id);
}

// The customer wants nothing any more.
Events end_case(const RequestState& state, const FollowUp& follow_up, const AnswerGiven& given,
                const Context& context) {
  if (given.only_details && !is_waiting(follow_up.state)) return {};
  if (!is_owed(follow_up.state) || follow_up.contacts != 0) {
    return follow_up.pause ? resume_case(state, follow_up, given, context) : Events{};
  }
  const bool settled = !follow_up.is_settling(context.now);
  return {event_of(context, FollowUpWithdrawn{follow_up.id, settled})};
}

}  // namespace

bool calls_for_case(const RequestState& state, bool dissatisfied, bool contact_me) {
  const bool wants_contact = contact_me && state.requester.can_be_contacted();
  return wants_contact || (dissatisfied && !is_touchpoint_rating(state.id));
}

bool asks_for_contact(const Details& details, const Invitation& invitation) {
  const bool before = invitation.rating && invitation.rating->details.contact_me.value_or(false);
  return details.contact_me.value_or(false) && !before;
}

Events consequences(const RequestState& state, const AnswerGiven& given, const Context& context) {
  const FollowUp* follow_up = state.follow_up_of(given.invitation);
  const bool calls = calls_for_case(state, given.dissatisfied, given.contact_me);
  if (follow_up == nullptr) return calls ? open_case(state, given, context) : Events{};
  if (!calls) return end_case(state, *follow_up, given, context);
  if (is_waiting(follow_up->state)) return keep_case(state, *follow_up, given, context);
  if (!opens_again(state, *follow_up, given)) return {};
  return reopen_case(state, *follow_up, given, context);
}

}  // namespace amends
