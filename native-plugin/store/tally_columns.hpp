// The columns of the tallies: what counts are kept by, and one column a measure, named like it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/report/tally.hpp"

namespace amends {

/// What rows are grouped by: a column named like the dimension, all tags together, or one group for
/// all.
inline std::string_view column_of(Dimension dimension) {
  if (dimension == Dimension::tag) return "tags";
  return dimension == Dimension::none ? std::string_view("''") : enum_text(dimension);
}

/// Rows of one key that writers of different requests could add to at once; fresh_tallies.hpp does
/// without.
inline constexpr std::int64_t only_slot = 0;

inline std::vector<std::string_view> tally_key_columns() {
  return {"cohort", "first_dimension", "second_dimension", "day", "first_value", "second_value",
          "slot"};
}

inline std::vector<std::string_view> tally_count_columns() {
  return {EnumTexts<Measure>::texts.begin(), EnumTexts<Measure>::texts.end()};
}

}  // namespace amends
