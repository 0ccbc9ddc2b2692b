#include "core/rules/consequences.hpp"

#include "core/model/stream_name.hpp"

namespace amends {
namespace {

std::optional<UtcMillis> settles_at(const Context& context, bool by_staff) {
  const std::int64_t grace_ms = context.settings().grace_s * second_ms;
  if (by_staff || grace_ms == 0) return std::nullopt;
  return context.now + grace_ms;
}

Events open_case(const AnswerGiven& given, const Context& context) {
  FollowUpOpened opened;
  opened.follow_up = given.fresh_follow_up;
  opened.invitation = given.invitation;
  opened.cycle = given.cycle;
  opened.settles_at = settles_at(context, given.by_staff);
  opened.due_at = due_at(context, given.contact_me);
  return {event_of(context, opened)};
}

// Still waiting and still dissatisfied: only a new wish to be contacted changes the case.
Events keep_case(const FollowUp& follow_up, const AnswerGiven& given, const Context& context) {
  const UtcMillis earlier_due =
      follow_up.opened_at + context.settings().due_contact_me_s * second_ms;
  if (!given.contact_me || (follow_up.due_at && *follow_up.due_at <= earlier_due)) return {};
  return {event_of(context, FollowUpDueChanged{follow_up.id, earlier_due})};
}

Events reopen_case(const FollowUp& follow_up, const AnswerGiven& given, const Context& context) {
  FollowUpReopened reopened;
  reopened.follow_up = follow_up.id;
  const bool was_held = follow_up.void_reason == VoidReason::held;
  reopened.reason = was_held ? ReopenReason::confirmed : ReopenReason::dissatisfied_again;
  reopened.settles_at = settles_at(context, given.by_staff);
  reopened.due_at = due_at(context, given.contact_me);
  return {event_of(context, reopened)};
}

}  // namespace

UtcMillis due_at(const Context& context, bool contact_me) {
  const Settings& settings = context.settings();
  return context.now + (contact_me ? settings.due_contact_me_s : settings.due_s) * second_ms;
}

bool calls_for_case(const RequestState& state, bool dissatisfied, bool contact_me) {
  if (!is_touchpoint_rating(state.id)) return dissatisfied;
  return contact_me && state.requester.can_be_contacted();
}

Events consequences(const RequestState& state, const AnswerGiven& given, const Context& context) {
  const FollowUp* follow_up = state.follow_up_of(given.invitation);
  if (given.dissatisfied) {
    if (follow_up == nullptr) return open_case(given, context);
    if (is_waiting(follow_up->state)) return keep_case(*follow_up, given, context);
    return reopen_case(*follow_up, given, context);
  }
  const bool untouched =
      follow_up != nullptr && is_waiting(follow_up->state) && follow_up->contacts == 0;
  if (!untouched) return {};
  const bool settled = !follow_up->is_settling(context.now);
  return {event_of(context, FollowUpWithdrawn{follow_up->id, settled})};
}

}  // namespace amends
