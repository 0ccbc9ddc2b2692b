// What the helpdesk may be asked to do with the request of a case, and what it reports.
#pragma once

#include "core/rules/context.hpp"

namespace amends {

/// The customer said that nobody should be in touch.
bool declines_contact(const RequestState& state, const FollowUp& follow_up);

/// There is a request of the helpdesk's, and somebody to write to.
bool can_be_written_to(const RequestState& state, const FollowUp& follow_up);

/// The request is completed, and nobody has asked for it to be opened again yet.
bool request_can_be_reopened(const RequestState& state, const FollowUp& follow_up);

/// What the helpdesk says about a task: done, or why not.
struct TaskReport {
  Id128 follow_up;
  std::int64_t task = 0;  // the revision of the event that asked
  bool done = false;
  std::string error;
  bool given_up = false;  // it is not tried again
};

/// Nothing for a task that was reported as over before, or is unknown; of those that are tried
/// again only the first failure is kept.
Events decide_task_report(const RequestState& state, const TaskReport& report,
                          const Context& context);

}  // namespace amends
