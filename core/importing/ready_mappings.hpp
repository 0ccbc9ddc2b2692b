// The mappings that come with the program: the files in mappings/, each by its name. CMake writes
// them into the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends::importing {

struct ReadyMapping {
  std::string_view name;
  std::string_view text;
};

/// By name.
const std::vector<ReadyMapping>& ready_mappings();

/// Null when there is none of this name.
const ReadyMapping* find_ready_mapping(std::string_view name);

/// All names, for people.
std::string ready_mapping_names();

}  // namespace amends::importing
