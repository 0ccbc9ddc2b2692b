#include "core/report/tally_sums.hpp"

#include <algorithm>
#include <utility>

namespace amends {

std::uint64_t TallySums::hash_of(const Key& key) {
  const auto place = static_cast<std::uint64_t>(key.cohort) << 16U |
                     static_cast<std::uint64_t>(key.pair.first) << 8U |
                     static_cast<std::uint64_t>(key.pair.second);
  const auto day = static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.day.count));
  return spread(spread(place << 32U | day) ^
                (static_cast<std::uint64_t>(key.first) << 32U | key.second));
}

std::uint32_t TallySums::number_of(const std::string& value) {
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  return numbers_.try_emplace(value, next).first->second;
}

void TallySums::add(const Unit& unit) {
  if (unit.dimensions == nullptr) return;
  Values values;
  for (std::size_t i = 0; i < dimension_count; ++i) {
    values.numbers[i] = number_of(value_of(*unit.dimensions, static_cast<Dimension>(i)));
  }
  for (const std::string& tag : counted_tags(unit.dimensions->snapshot.tags)) {
    values.tags.push_back(number_of(tag));
  }
  if (unit.asked_on) add_per_pair(values, Cohort::asked, *unit.asked_on, unit.counts);
  if (unit.answered_on) add_per_pair(values, Cohort::answered, *unit.answered_on, unit.counts);
}

void TallySums::add(const TallyDelta& delta) {
  const TallyKey& key = delta.key;
  counts_of({key.cohort, key.pair, key.day, number_of(key.first), number_of(key.second)}) +=
      delta.counts;
}

void TallySums::add_per_pair(const Values& values, Cohort cohort, Day day, const Counts& counts) {
  for (const DimensionPair pair : listed_pairs) {
    const std::uint32_t first = values.of(pair.first);
    if (pair.second == Dimension::tag) {
      for (const std::uint32_t tag : values.tags) {
        counts_of({cohort, pair, day, first, tag}) += counts;
      }
    } else {
      counts_of({cohort, pair, day, first, values.of(pair.second)}) += counts;
    }
  }
}

Counts& TallySums::counts_of(const Key& key) {
  const auto known =
      places_.find(hash_of(key), [&](std::uint32_t n) { return sums_[n].key == key; });
  if (known) return sums_[*known].counts;
  sums_.push_back({key, {}});
  places_.add(static_cast<std::uint32_t>(sums_.size() - 1),
              [this](std::uint32_t n) { return hash_of(sums_[n].key); });
  return sums_.back().counts;
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
