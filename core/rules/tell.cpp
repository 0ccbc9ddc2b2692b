#include "core/rules/tell.hpp"

#include "core/base/limits.hpp"

namespace amends {
namespace {

bool says_something_new(const RequestState& state, const Tell& tell) {
  const Requester& known = state.requester;
  return !state.known || !(state.snapshot == tell.snapshot) || known.id != tell.requester.id ||
         known.name != tell.requester.name || known.mail != tell.requester.mail ||
         state.subject != tell.subject || state.language != tell.language ||
         state.url != tell.url || state.resolution != tell.resolution;
}

Personal personal_of(const Tell& tell) {
  Personal personal;
  personal.requester_id = tell.requester.id;
  personal.requester_name = tell.requester.name;
  personal.requester_mail = tell.requester.mail;
  personal.subject = tell.subject;
  return personal;
}

// Nobody is asked about what is not over.
void cancel_plans(const RequestState& state, const Context& context, Events& events) {
  for (const PlannedAsk& planned : state.planned_asks) {
    events.push_back(
        event_of(context, AskCancelled{planned.cycle, planned.touchpoint, planned.follow_up}));
  }
}

void delete_request(const RequestState& state, const Context& context, Events& events) {
  events.push_back(event_of(context, RequestDeleted{}));
  cancel_plans(state, context, events);
  for (const FollowUp& follow_up : state.follow_ups) {
    if (!is_owed(follow_up.state)) continue;
    events.push_back(event_of(context, FollowUpVoided{follow_up.id, VoidReason::request_deleted}));
  }
}

}  // namespace

Result<Events> decide_tell(const RequestState& state, const Tell& tell, const Context& context) {
  Events events;
  const bool is_back = state.deleted && tell.status != Tell::Status::deleted;
  if (state.deleted && !is_back) return events;
  if (says_something_new(state, tell)) {
    events.push_back(
        event_of(context, RequestUpdated{tell.snapshot, tell.language, tell.url, tell.resolution},
                 personal_of(tell)));
  }
  switch (tell.status) {
    case Tell::Status::open:
      if (state.completed || is_back) events.push_back(event_of(context, RequestReopened{}));
      cancel_plans(state, context, events);
      break;
    case Tell::Status::completed:
      if (is_back) {
        events.push_back(event_of(context, RequestReopened{}));
      } else if (state.completed) {
        break;
      }
      if (state.cycle >= limits::max_cycles) {
        return fail(ErrorCode::out_of_range, "a request can be completed at most " +
                                                 std::to_string(limits::max_cycles) + " times");
      }
      events.push_back(event_of(context, RequestCompleted{state.cycle + 1}));
      break;
    case Tell::Status::deleted:
      delete_request(state, context, events);
      break;
  }
  return stamped(context, std::move(events));
}

}  // namespace amends
