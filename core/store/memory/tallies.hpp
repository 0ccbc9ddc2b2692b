// Counts per day and pair of values. A day's cells lie side by side, so that a report reads only
// the days it asks for.
#pragma once

#include <functional>
#include <vector>

#include "core/report/tally.hpp"
#include "core/store/memory/packed_cells.hpp"
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
  struct DayOfTable {
    Day day;
    PackedCells cells;
  };
  using Days = std::vector<DayOfTable>;  // by day
  struct Table {
    Cohort cohort;
    DimensionPair pair;
    Days days;
  };

  Table& table(Cohort cohort, DimensionPair pair);
  const Table* find_table(Cohort cohort, DimensionPair pair) const;

  Texts& texts_;
  std::vector<Table> tables_;
};

}  // namespace amends::memory
