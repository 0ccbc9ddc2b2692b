// Shares, and how sure a share is.
#pragma once

#include <cstdint>
#include <optional>

namespace amends {

/// `part` of `whole` in per ten thousand, rounded half up; nothing when the whole is 0.
/// Parts outside the whole are taken as its ends.
std::optional<int> share_bp(std::int64_t part, std::int64_t whole);

struct Interval {
  int low_bp = 0;
  int high_bp = 10000;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// The 95 % score interval of a share (E. B. Wilson, "Probable inference, the law of succession,
/// and statistical inference", J. Am. Stat. Assoc. 22, 1927), rounded to the nearest
/// ten-thousandth. Computed in integers alone, so that every build gives the same. Of nothing,
/// everything is possible: 0 to 10000.
Interval wilson_interval(std::int64_t part, std::int64_t whole);

}  // namespace amends
