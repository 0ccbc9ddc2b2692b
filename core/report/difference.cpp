#include "core/report/difference.hpp"

#include <algorithm>

#include "core/report/whole_root.hpp"

namespace amends {
namespace {

// Two squares of it fit. Of seconds it is 63 years.
constexpr std::int64_t furthest = 2'000'000'000;

std::optional<std::int64_t> distance_to(std::int64_t value,
                                        const std::optional<std::int64_t>& end) {
  if (!end) return std::nullopt;
  return std::min(value < *end ? *end - value : value - *end, furthest);
}

std::optional<std::int64_t> both_ways(const std::optional<std::int64_t>& one,
                                      const std::optional<std::int64_t>& other) {
  if (!one || !other) return std::nullopt;
  const std::int64_t squares = *one * *one + *other * *other;
  const std::int64_t root = whole_root(squares);
  return root * root == squares ? root : root + 1;
}

}  // namespace

SideVerdict Difference::verdict() const {
  if (low && *low > 0) return SideVerdict::more;
  if (high && *high < 0) return SideVerdict::less;
  return SideVerdict::no_difference;
}

Difference difference_between(const Estimate& first, const Estimate& second) {
  Difference difference{first.value - second.value, std::nullopt, std::nullopt};
  const auto down =
      both_ways(distance_to(first.value, first.low), distance_to(second.value, second.high));
  const auto up =
      both_ways(distance_to(first.value, first.high), distance_to(second.value, second.low));
  if (down) difference.low = difference.value - *down;
  if (up) difference.high = difference.value + *up;
  return difference;
}

}  // namespace amends
