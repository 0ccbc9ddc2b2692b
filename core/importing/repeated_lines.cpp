#include "core/importing/repeated_lines.hpp"

#include <algorithm>
#include <string>

namespace amends::importing {

bool RepeatedLines::take(Found found, Complaints& complaints) {
  std::sort(found.begin(), found.end());
  std::vector<std::int64_t> lines;
  for (const auto& [line, earlier] : found) {
    lines.push_back(line);
    complaints.add(line, "its request stands on line " + std::to_string(earlier) + " already");
  }
  std::swap(lines, lines_);
  return lines != lines_;
}

bool RepeatedLines::contains(std::int64_t line) const {
  return std::binary_search(lines_.begin(), lines_.end(), line);
}

}  // namespace amends::importing
