// What lately happened to the tallies: one row a command, added up where they are read, and into
// the tallies when there are many. A rating counts under some forty keys, and to change forty rows
// all over a table costs more than all else that it does (docs/adr/0028).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/tally.hpp"
#include "native-plugin/store/connection.hpp"

namespace amends {

/// From so many rows on they are added to the tallies.
inline constexpr std::int64_t max_fresh_tallies = 64;

/// One sum of a row; valid while its visitor runs.
struct FreshTally {
  Cohort cohort = Cohort::asked;
  DimensionPair pair;
  Day day;
  std::string_view first;
  std::string_view second;
  const Counts& counts;
};

/// As JSON: {"values": the texts once each, "sums": for each cohort, day and counts one
/// [cohort, day, [measure, count, …], [dimension, dimension, value, value, …]]}, all of them as
/// numbers, the values as places in the texts.
std::string encode_fresh(const std::vector<TallyDelta>& deltas);

/// Visits what encode_fresh() made. What does not parse was damaged from outside, and adds nothing:
/// verification compares the sums with the history.
void decode_fresh(std::string_view column, const std::function<void(const FreshTally&)>& visit);

/// Keeps the deltas of one command; adds all to the tallies when there are enough. Within a
/// transaction.
Result<void> add_fresh(Connection& connection, std::string_view tenant,
                       const std::vector<TallyDelta>& deltas);

/// Adds all that is fresh to the tallies. Within a transaction; a step of the schema that fills
/// tallies begins with it.
Result<void> fold_fresh(Connection& connection, std::string_view tenant);

/// Adds to rows of the tallies, and makes those that are not there; a key may stand once.
Result<void> add_to_tallies(Connection& connection, std::string_view tenant,
                            const std::vector<TallyDelta>& deltas);

}  // namespace amends
