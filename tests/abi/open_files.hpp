// The files that this process has open, as the kernel lists them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace amends::testing {

/// Those below a folder; a file counts as often as it is open.
inline std::vector<std::string> open_files_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;  // the listing's own descriptor, for one
    const std::string file = std::filesystem::read_symlink(entry.path(), gone).string();
    if (file.starts_with(folder + "/")) files.push_back(file);
  }
  return files;
}

}  // namespace amends::testing
