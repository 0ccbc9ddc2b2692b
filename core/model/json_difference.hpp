// What differs between two documents, as people read it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/json.hpp"

namespace amends {

/// One place that differs: `surveys[1].scale`. Absent on the side where there is no such place.
struct JsonDifference {
  std::string path;
  std::optional<json::value> before;
  std::optional<json::value> after;
};

/// Differences, members in the order of `after`, then those that are gone. Items of a list that all
/// have an `id` of their own are compared by it, wherever they stand now; those of any other list
/// by their place, after what both lists begin and end with. Places are those in `after`; of what
/// is gone, those in `before`.
std::vector<JsonDifference> json_differences(const json::object& before, const json::object& after);

}  // namespace amends
