#include "core/rules/retry.hpp"

#include <algorithm>

#include "core/base/time.hpp"

namespace amends {

std::int64_t webhook_delay_ms(const Id128& effect, int attempts) {
  constexpr int steps_to_a_day = 11;  // 2^11 minutes are more than one
  const int step = std::clamp(attempts - 1, 0, steps_to_a_day);
  const std::int64_t whole_ms = std::min((60 * second_ms) << step, day_ms);
  const std::size_t place = static_cast<std::size_t>(step) % effect.bytes.size();
  return whole_ms - whole_ms / 4 * effect.bytes[place] / 255;
}

}  // namespace amends
