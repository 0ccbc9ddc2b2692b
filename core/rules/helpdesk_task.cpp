#include "core/rules/helpdesk_task.hpp"

#include "core/model/stream_name.hpp"

namespace amends {
namespace {

bool is_in_the_helpdesk(const RequestState& state) {
  return !is_touchpoint_rating(state.id) && !state.deleted;
}

}  // namespace

bool declines_contact(const RequestState& state, const FollowUp& follow_up) {
  const Invitation* asked = state.find(follow_up.invitation);
  return asked != nullptr && asked->rating &&
         asked->rating->details.contact_me.value_or(true) == false;
}

bool can_be_written_to(const RequestState& state, const FollowUp& follow_up) {
  const bool known = !state.requester.id.empty() || !state.requester.mail.empty();
  return is_waiting(follow_up.state) && is_in_the_helpdesk(state) && known;
}

bool request_can_be_reopened(const RequestState& state, const FollowUp& follow_up) {
  return is_waiting(follow_up.state) && is_in_the_helpdesk(state) && state.completed &&
         !follow_up.tasks.has_pending(TaskKind::reopen);
}

Events decide_task_report(const RequestState& state, const TaskReport& report,
                          const Context& context) {
  const FollowUp* follow_up = state.find(report.follow_up);
  const HelpdeskTask* task = follow_up == nullptr ? nullptr : follow_up->tasks.find(report.task);
  if (task == nullptr || !task->is_pending()) return {};
  const int number = static_cast<int>(report.task);
  if (report.done) return {event_of(context, HelpdeskDone{follow_up->id, task->kind, number})};
  if (task->state == TaskState::failing && !report.given_up) return {};
  return {event_of(context, HelpdeskFailed{follow_up->id, task->kind, number, report.given_up},
                   note_of(report.error))};
}

}  // namespace amends
