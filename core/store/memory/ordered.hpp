// The rows of a container in another order, without moving them.
#pragma once

#include <algorithm>
#include <vector>

namespace amends::memory {

template <class Rows, class Less>
auto ordered(const Rows& rows, Less less) {
  std::vector<const typename Rows::value_type*> pointers;
  pointers.reserve(rows.size());
  for (const auto& row : rows) pointers.push_back(&row);
  std::sort(pointers.begin(), pointers.end(),
            [&](const auto* a, const auto* b) { return less(*a, *b); });
  return pointers;
}

}  // namespace amends::memory
