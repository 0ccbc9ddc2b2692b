// How much of what is in a file.
#pragma once

#include <cstdint>
#include <optional>

#include "core/api/importer.hpp"

namespace amends::importing {

struct ImportCounts {
  std::int64_t rows = 0;  // that can be imported
  std::int64_t answered = 0;
  std::int64_t satisfied = 0;
  std::int64_t neutral = 0;
  std::int64_t dissatisfied = 0;
  std::int64_t undated = 0;    // answered, without a date
  std::int64_t addressed = 0;  // whose follow-up was addressed elsewhere
  std::int64_t notes = 0;      // 1: the last line is no row, as the mapping says
  std::int64_t bad_lines = 0;
  /// Of answers, and of questions that have none; none where all are undated.
  std::optional<Day> first_day;
  std::optional<Day> last_day;

  void add(const RatedElsewhere& rated, const Survey& survey);
};

}  // namespace amends::importing
