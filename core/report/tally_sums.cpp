#include "core/report/tally_sums.hpp"

#include <algorithm>
#include <utility>

namespace amends {

std::size_t TallySums::hash_of(const Key& key) {
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
    counts_of({cohort, pair, day, values[static_cast<std::size_t>(pair.first)],
               values[static_cast<std::size_t>(pair.second)]}) += counts;
  }
}

Counts& TallySums::counts_of(const Key& key) {
  if (2 * sums_.size() >= places_.size()) make_room();
  std::uint32_t& place = place_for(key);
  if (place == 0) {
    sums_.push_back({key, {}});
    place = static_cast<std::uint32_t>(sums_.size());
  }
  return sums_[place - 1].counts;
}

std::uint32_t& TallySums::place_for(const Key& key) {
  const std::size_t last = places_.size() - 1;  // all bits set: the size is a power of two
  std::size_t at = hash_of(key) & last;
  while (places_[at] != 0 && !(sums_[places_[at] - 1].key == key)) at = (at + 1) & last;
  return places_[at];
}

void TallySums::make_room() {
  places_.assign(std::max<std::size_t>(1024, 2 * places_.size()), 0);
  for (std::uint32_t i = 0; i < sums_.size(); ++i) place_for(sums_[i].key) = i + 1;
}

// What a key is sorted by, in two numbers: cohort, pair and day; then the values, by their rank.
TallySums::Order TallySums::order_of(const Key& key, const std::vector<std::uint32_t>& rank) {
  // Days before 1970, and `undated`, sort before the others.
  const auto day = static_cast<std::uint32_t>(key.day.count) ^ 0x8000'0000U;
  const auto pair = static_cast<std::uint64_t>(key.cohort) << 16U |
                    static_cast<std::uint64_t>(key.pair.first) << 8U |
                    static_cast<std::uint64_t>(key.pair.second);
  return {pair << 32U | day, static_cast<std::uint64_t>(rank[key.first]) << 32U | rank[key.second]};
}

std::vector<TallyDelta> TallySums::deltas() const {
  std::vector<const std::string*> values;
  for (const auto& [value, number] : numbers_) values.push_back(&value);
  std::sort(values.begin(), values.end(),
            [](const std::string* a, const std::string* b) { return *a < *b; });
  std::vector<std::uint32_t> rank(values.size());
  for (std::uint32_t i = 0; i < values.size(); ++i) rank[numbers_.at(*values[i])] = i;

  std::vector<std::pair<Order, const Sum*>> sums;
  sums.reserve(sums_.size());
  for (const Sum& sum : sums_) {
    if (!sum.counts.all_zero()) sums.emplace_back(order_of(sum.key, rank), &sum);
  }
  std::sort(sums.begin(), sums.end());

  std::vector<TallyDelta> deltas;
  deltas.reserve(sums.size());
  for (const auto& [order, sum] : sums) {
    const auto& [key, counts] = *sum;
    const std::string& first = *values[rank[key.first]];
    const std::string& second = *values[rank[key.second]];
    deltas.push_back({{key.cohort, key.pair, first, second, key.day}, counts});
  }
  return deltas;
}

}  // namespace amends
