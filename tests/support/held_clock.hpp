// A clock that a test moves.
#pragma once

#include <cstdint>

#include "core/base/ports.hpp"

namespace amends::testing {

/// For pass().
inline constexpr std::int64_t hour_s = 3600;
inline constexpr std::int64_t day_s = 24 * hour_s;

class HeldClock final : public Clock {
 public:
  UtcMillis now() override { return now_; }
  void hold(UtcMillis now) { now_ = now; }
  void pass(std::int64_t seconds) { now_ = now_ + seconds * second_ms; }

 private:
  UtcMillis now_{1'795'500'000'000};  // 2026-11-24T06:00:00Z
};

}  // namespace amends::testing
