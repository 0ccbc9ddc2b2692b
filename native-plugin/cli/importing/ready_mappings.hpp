// The mappings that come with the program: the files in mappings/, each by its name. CMake writes
// them into the program.
#pragma once

#include <string_view>
#include <vector>

namespace amends::cli {

struct ReadyMapping {
  std::string_view name;
  std::string_view text;
};

/// By name.
const std::vector<ReadyMapping>& ready_mappings();

}  // namespace amends::cli
