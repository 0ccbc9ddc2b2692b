#include "core/model/helpdesk_task.hpp"

#include <algorithm>

namespace amends {

void HelpdeskTasks::begin(TaskKind kind, std::int64_t revision, UtcMillis at) {
  tasks_.push_back({kind, revision, at, TaskState::waiting, 0});
}

void HelpdeskTasks::finish(std::int64_t revision) {
  if (HelpdeskTask* task = find_own(revision)) task->state = TaskState::done;
}

void HelpdeskTasks::fail(std::int64_t revision, bool given_up, std::int64_t failure_revision) {
  HelpdeskTask* task = find_own(revision);
  if (task == nullptr) return;
  task->state = given_up ? TaskState::given_up : TaskState::failing;
  task->failure_revision = failure_revision;
}

void HelpdeskTasks::overtake(TaskKind kind) {
  for (HelpdeskTask& task : tasks_) {
    if (task.kind == kind && task.is_pending()) task.state = TaskState::overtaken;
  }
}

const HelpdeskTask* HelpdeskTasks::find(std::int64_t revision) const {
  const auto found = std::find_if(tasks_.begin(), tasks_.end(), [&](const HelpdeskTask& task) {
    return task.revision == revision;
  });
  return found == tasks_.end() ? nullptr : &*found;
}

bool HelpdeskTasks::has_pending(TaskKind kind) const {
  return std::any_of(tasks_.begin(), tasks_.end(), [&](const HelpdeskTask& task) {
    return task.kind == kind && task.is_pending();
  });
}

HelpdeskTask* HelpdeskTasks::find_own(std::int64_t revision) {
  const auto found = std::find_if(tasks_.begin(), tasks_.end(), [&](const HelpdeskTask& task) {
    return task.revision == revision;
  });
  return found == tasks_.end() ? nullptr : &*found;
}

}  // namespace amends
