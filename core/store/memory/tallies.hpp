// Counts per day and pair of values. A day's cells lie side by side, so that a report reads only
// the days it asks for.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <vector>

#include "core/report/tally.hpp"
#include "core/store/memory/texts.hpp"

namespace amends::memory {

class Tallies {
 public:
  explicit Tallies(Texts& texts) : texts_(texts) {}

  void add(const TallyDelta& delta);
  /// `pair` is the one that tally_pair() gives for the query. Sorted by value and day.
  std::vector<TallySum> sums(const TallyQuery& query, const PairChoice& choice) const;
  void each(const std::function<bool(const TallyDelta&)>& visit) const;

 private:
  struct Cell {
    TextId first;
    TextId second;
    // A unit adds one at most, and 2^31 units do not fit into memory.
    std::array<std::int32_t, measure_count> counts{};
  };
  using Days = std::map<Day, std::vector<Cell>>;  // cells ordered by (first, second)
  struct Table {
    Cohort cohort;
    DimensionPair pair;
    Days days;
  };

  Table& table(Cohort cohort, DimensionPair pair);
  const Table* find_table(Cohort cohort, DimensionPair pair) const;
  static Counts counts_of(const Cell& cell);

  Texts& texts_;
  std::vector<Table> tables_;
};

}  // namespace amends::memory
