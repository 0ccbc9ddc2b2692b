// What the command line says of a file's columns: a mapping by name or file, --map and its
// companions. What the command line says wins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/importing/mapping.hpp"

namespace amends::cli {

/// Reads and checks a mapping document: one that comes with the program by its name, else a file.
/// Throws Failure(refused) with the member's path.
importing::Mapping read_mapping(const std::string& name_or_path);

/// A mapping that comes with the program, as it is written. Throws Failure(usage) with the names
/// that there are.
std::string_view ready_mapping(std::string_view name);

/// Applies "answer=Satisfaction,team=FiledAgainst"; "team=" takes a column away. Throws
/// Failure(usage).
void map_columns(importing::Mapping& mapping, const std::string& text);

/// Applies "2,3" and "1": which answers are satisfied and which dissatisfied; the rest is neutral.
/// Throws Failure(usage).
void classify(importing::Mapping& mapping, const std::vector<int>& satisfied,
              const std::vector<int>& dissatisfied);

}  // namespace amends::cli
