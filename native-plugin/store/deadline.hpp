// Until when a call may take. The steady clock: a wall clock that jumps must not lengthen a call.
#pragma once

#include <chrono>
#include <cstdint>

namespace amends {

using Deadline = std::chrono::steady_clock::time_point;

inline Deadline deadline_in_ms(std::int64_t ms) {
  return std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
}

/// For work without a caller who waits: import, verify, backup.
inline constexpr Deadline no_deadline = Deadline::max();

inline bool has_passed(Deadline deadline) {
  return deadline != no_deadline && std::chrono::steady_clock::now() >= deadline;
}

}  // namespace amends
