// Square roots in integers, which every build draws alike.
#pragma once

#include <cstdint>

namespace amends {

/// The greatest whole number whose square is not above `number`, which is not below 0.
inline std::int64_t whole_root(std::int64_t number) {
  std::int64_t low = 0;
  std::int64_t high = 3037000499;  // whose square is the last that fits
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (middle * middle <= number) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace amends
