// Lines of a file whose request stood on an earlier one, as the reading before found them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/importing/complaints.hpp"

namespace amends::importing {

class RepeatedLines {
 public:
  /// A line, and the last one before it on which its request stood.
  using Found = std::vector<std::pair<std::int64_t, std::int64_t>>;

  /// Takes what a reading found, in any order, and complains about each. True when these are other
  /// lines than before: what was counted without them is wrong.
  bool take(Found found, Complaints& complaints);
  bool contains(std::int64_t line) const;

 private:
  std::vector<std::int64_t> lines_;  // ascending
};

}  // namespace amends::importing
