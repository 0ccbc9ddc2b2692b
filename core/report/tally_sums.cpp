#include "core/report/tally_sums.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace amends {

std::size_t TallySums::KeyHash::operator()(const Key& key) const {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio: spreads low bits
  const auto place = static_cast<std::uint64_t>(key.cohort) << 16U |
                     static_cast<std::uint64_t>(key.pair.first) << 8U |
                     static_cast<std::uint64_t>(key.pair.second);
  const auto day = static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.day.count));
  std::uint64_t sum = (place << 32U | day) * odd;
  sum = (sum ^ (static_cast<std::uint64_t>(key.first) << 32U | key.second)) * odd;
  return static_cast<std::size_t>(sum ^ sum >> 32U);
}

std::uint32_t TallySums::number_of(const std::string& value) {
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  return numbers_.try_emplace(value, next).first->second;
}

void TallySums::add(const Unit& unit) {
  if (unit.dimensions == nullptr) return;
  Values values{};
  for (std::size_t i = 0; i < dimension_count; ++i) {
    values[i] = number_of(value_of(*unit.dimensions, static_cast<Dimension>(i)));
  }
  if (unit.asked_on) add_per_pair(values, Cohort::asked, *unit.asked_on, unit.counts);
  if (unit.answered_on) add_per_pair(values, Cohort::answered, *unit.answered_on, unit.counts);
}

void TallySums::add_per_pair(const Values& values, Cohort cohort, Day day, const Counts& counts) {
  for (const DimensionPair pair : listed_pairs) {
    sums_[{cohort, pair, day, values[static_cast<std::size_t>(pair.first)],
           values[static_cast<std::size_t>(pair.second)]}] += counts;
  }
}

std::vector<TallyDelta> TallySums::deltas() const {
  std::vector<const std::string*> values;
  for (const auto& [value, number] : numbers_) values.push_back(&value);
  std::sort(values.begin(), values.end(),
            [](const std::string* a, const std::string* b) { return *a < *b; });
  std::vector<std::uint32_t> rank(values.size());
  for (std::uint32_t i = 0; i < values.size(); ++i) rank[numbers_.at(*values[i])] = i;

  std::vector<const Sum*> sums;
  sums.reserve(sums_.size());
  for (const Sum& sum : sums_) {
    if (!sum.second.all_zero()) sums.push_back(&sum);
  }
  const auto place = [&](const Key& key) {
    return std::tuple(key.cohort, key.pair.first, key.pair.second, key.day, rank[key.first],
                      rank[key.second]);
  };
  std::sort(sums.begin(), sums.end(),
            [&](const Sum* a, const Sum* b) { return place(a->first) < place(b->first); });

  std::vector<TallyDelta> deltas;
  deltas.reserve(sums.size());
  for (const Sum* sum : sums) {
    const auto& [key, counts] = *sum;
    deltas.push_back(
        {{key.cohort, key.pair, *values[rank[key.first]], *values[rank[key.second]], key.day},
         counts});
  }
  return deltas;
}

}  // namespace amends
