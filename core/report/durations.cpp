#include "core/report/durations.hpp"

#include <algorithm>

#include "core/report/whole_root.hpp"

namespace amends {
namespace {

constexpr std::int64_t per_mille_whole = 1000;
// 1.96 standard deviations, in hundredths.
constexpr std::int64_t deviations = 196;
// Ranks are worked out in this part of one: per mille times hundredths.
constexpr std::int64_t rank_parts = per_mille_whole * 100;

std::int64_t rounded_up(std::int64_t part, std::int64_t whole) {
  return (part + whole - 1) / whole;
}

struct Ranks {  // counted from 1
  std::int64_t value;
  std::int64_t low;
  std::int64_t high;
};

Ranks ranks_of(std::int64_t count, std::int64_t per_mille) {
  const std::int64_t middle = count * per_mille * (rank_parts / per_mille_whole);
  // The root keeps its hundredths: it is drawn of a number 196² times as large.
  const std::int64_t spread =
      whole_root(deviations * deviations * count * per_mille * (per_mille_whole - per_mille));
  return {rounded_up(count * per_mille, per_mille_whole), (middle - spread) / rank_parts,
          rounded_up(middle + spread, rank_parts)};
}

}  // namespace

Durations& Durations::operator+=(const Durations& other) {
  all_ms_.insert(all_ms_.end(), other.all_ms_.begin(), other.all_ms_.end());
  return *this;
}

std::optional<Percentile> Durations::percentile(int per_mille) const {
  if (all_ms_.empty()) return std::nullopt;
  std::vector<std::int64_t> ordered = all_ms_;
  std::sort(ordered.begin(), ordered.end());
  const auto at = [&](std::int64_t rank) -> std::optional<std::int64_t> {
    if (rank < 1 || rank > count()) return std::nullopt;
    return ordered[static_cast<std::size_t>(rank - 1)];
  };
  const Ranks ranks = ranks_of(count(), per_mille);
  return Percentile{*at(std::max<std::int64_t>(ranks.value, 1)), at(ranks.low), at(ranks.high)};
}

}  // namespace amends
