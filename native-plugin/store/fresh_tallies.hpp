// What lately happened to the tallies: one row a command, added up where they are read, and into
// the tallies when there are many. A rating counts under thirty keys and more, and to change as
// many rows all over a table costs more than all else that it does (docs/adr/0028).
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/report/tally.hpp"
#include "native-plugin/store/connection.hpp"

namespace amends {

/// From so many rows on they are added to the tallies.
inline constexpr std::int64_t max_fresh_tallies = 128;

/// One sum of a row; valid while its visitor runs.
struct FreshTally {
  Cohort cohort = Cohort::asked;
  DimensionPair pair;
  Day day;
  std::string_view first;
  std::string_view second;
  const Counts& counts;
};

/// Packed numbers and texts (core/base/packing.hpp): the values, each once; then, for each
/// cohort, day and counts, these (the day signed; the counts that are not zero, with their
/// measures) and the keys that were counted so: two dimensions, and the places of two values.
Bytes encode_fresh(const std::vector<TallyDelta>& deltas);

/// Visits what encode_fresh() made. From where it was damaged on, it adds nothing: verification
/// compares the sums with the history.
void decode_fresh(ByteView column, const std::function<void(const FreshTally&)>& visit);

/// Keeps the deltas of one command; adds all to the tallies when there are enough. Within a
/// transaction.
Result<void> add_fresh(Connection& connection, std::string_view tenant,
                       const std::vector<TallyDelta>& deltas);

/// Adds all that is fresh to the tallies. Within a transaction; a step of the schema that fills
/// tallies begins with it.
Result<void> fold_fresh(Connection& connection, std::string_view tenant);

/// Adds to rows of the tallies, and makes those that are not there.
Result<void> add_to_tallies(Connection& connection, std::string_view tenant,
                            const std::vector<TallyDelta>& deltas);

}  // namespace amends
