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
  if (given.dissatisfied && given.contact_me) {
    const UtcMillis soon = due_at(state, given, context, context.now);
    resumed.due_at = std::min(resumed.due_at.value_or(soon), soon);
  }
  return {event_of(context, resumed)};
}

// Still waiting and still dissatisfied: only a new wish to be contacted changes the case.
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
  reopened.reason = was_held ? ReopenReason::confirmed : ReopenReason::dissatisfied_again;
  reopened.settles_at = settles_at(context, given.by_staff);
  reopened.due_at = due_at(state, given, context, context.now);
  return {event_of(context, reopened)};
}

}  // namespace

bool calls_for_case(const RequestState& state, bool dissatisfied, bool contact_me) {
  if (!is_touchpoint_rating(state.id)) return dissatisfied;
  return contact_me && state.requester.can_be_contacted();
}

Events consequences(const RequestState& state, const AnswerGiven& given, const Context& context) {
  const FollowUp* follow_up = state.follow_up_of(given.invitation);
  if (given.dissatisfied) {
    if (follow_up == nullptr) return open_case(state, given, context);
    if (is_waiting(follow_up->state)) return keep_case(state, *follow_up, given, context);
    return reopen_case(state, *follow_up, given, context);
  }
  const bool untouched =
      follow_up != nullptr && is_owed(follow_up->state) && follow_up->contacts == 0;
  if (!untouched) {
    const bool goes_on = follow_up != nullptr && follow_up->pause.has_value();
    return goes_on ? resume_case(state, *follow_up, given, context) : Events{};
  }
  const bool settled = !follow_up->is_settling(context.now);
  return {event_of(context, FollowUpWithdrawn{follow_up->id, settled})};
}

}  // namespace amends
