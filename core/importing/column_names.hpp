// What a column is likely to mean by its name: the names that helpdesks give it in English and
// German. A suggestion for somebody who looks at it, never for an import by itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/importing/mapping.hpp"

namespace amends::importing {

/// Letters and digits alone, in lower case: "Satisfaction Score" and "satisfaction_score" are one.
std::string plain_column_name(std::string_view name);

/// Of several columns that mean the same by name, the one with the lowest rank does.
struct NamedTarget {
  Target target;
  std::size_t rank;
};

/// Nothing where the name says nothing. `plain` is a plain_column_name().
std::optional<NamedTarget> target_by_name(std::string_view plain);

/// Whether the name speaks of how satisfied somebody was, though not as one that is known.
bool speaks_of_satisfaction(std::string_view plain);

}  // namespace amends::importing
