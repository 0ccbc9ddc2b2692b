// What the helpdesk is asked to do with the request of a case, by its own means.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/enum_text.hpp"
#include "core/base/time.hpp"

namespace amends {

enum class TaskKind : std::uint8_t { reply, reopen };
template <>
struct EnumTexts<TaskKind> {
  static constexpr std::array<std::string_view, 2> texts = {"reply", "reopen"};
};

enum class TaskState : std::uint8_t {
  waiting,
  failing,  // it could not be done yet and is tried again
  done,
  given_up,
  overtaken,  // the request was completed once more: there is nothing to reopen
};
template <>
struct EnumTexts<TaskState> {
  static constexpr std::array<std::string_view, 5> texts = {"waiting", "failing", "done",
                                                            "given_up", "overtaken"};
};

struct HelpdeskTask {
  TaskKind kind = TaskKind::reply;
  std::int64_t revision = 0;  // of the event that asked for it
  UtcMillis at;
  TaskState state = TaskState::waiting;
  std::int64_t failure_revision = 0;  // the event beside which the last reason lies; 0: none

  bool is_pending() const { return state == TaskState::waiting || state == TaskState::failing; }
};

/// The tasks of one case, oldest first.
class HelpdeskTasks {
 public:
  void begin(TaskKind kind, std::int64_t revision, UtcMillis at);
  /// The one that the event of `revision` asked for; an unknown one does no harm.
  void finish(std::int64_t revision);
  void fail(std::int64_t revision, bool given_up, std::int64_t failure_revision);
  void overtake(TaskKind kind);

  /// Nothing when the event of this revision asked for none.
  const HelpdeskTask* find(std::int64_t revision) const;
  bool has_pending(TaskKind kind) const;
  const std::vector<HelpdeskTask>& all() const { return tasks_; }

 private:
  HelpdeskTask* find_own(std::int64_t revision);

  std::vector<HelpdeskTask> tasks_;
};

}  // namespace amends
