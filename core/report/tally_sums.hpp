// What many units add to the tallies, summed up: thousands of them share a few keys. For imports,
// where one delta per unit and pair would be most of the work.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/index.hpp"
#include "core/report/figures.hpp"

namespace amends {

class TallySums {
 public:
  void add(const Unit& unit);
  void add(const TallyDelta& delta);

  /// The sums, each key once, in the order in which stores keep them: by cohort, pair, day and
  /// values.
  std::vector<TallyDelta> deltas() const;

 private:
  static constexpr std::size_t dimension_count = EnumTexts<Dimension>::texts.size();
  /// Numbers of a unit's values, by dimension; and of its tags.
  struct Values {
    std::array<std::uint32_t, dimension_count> numbers{};
    std::vector<std::uint32_t> tags;

    std::uint32_t of(Dimension dimension) const {
      return numbers[static_cast<std::size_t>(dimension)];
    }
  };

  struct Key {
    Cohort cohort;
    DimensionPair pair;
    Day day;
    std::uint32_t first;
    std::uint32_t second;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Sum {
    Key key;
    Counts counts;
  };
  using Order = std::pair<std::uint64_t, std::uint64_t>;

  static Order order_of(const Key& key, const std::vector<std::uint32_t>& rank);

  static std::uint64_t hash_of(const Key& key);
  std::uint32_t number_of(const std::string& value);
  Counts& counts_of(const Key& key);
  void add_per_pair(const Values& values, Cohort cohort, Day day, const Counts& counts);

  std::unordered_map<std::string, std::uint32_t> numbers_;  // of values, as they were first seen
  std::vector<Sum> sums_;
  Index places_;  // of the sums, by their keys
};

}  // namespace amends
