#include "core/store/memory/changes.hpp"

#include <algorithm>

namespace amends::memory {

void Changes::add(const ChangeEntry& entry) {
  entries_.push_back({entry.at.count, texts_.intern(entry.kind), texts_.intern(entry.id),
                      texts_.intern(entry.request)});
}

std::vector<ChangeEntry> Changes::behind(std::int64_t after, std::size_t limit) const {
  std::vector<ChangeEntry> page;
  const std::int64_t first = std::max<std::int64_t>(after, 0);
  for (std::int64_t i = first; i < last_position() && page.size() < limit; ++i) {
    const Packed& entry = entries_[static_cast<std::size_t>(i)];
    page.push_back({i + 1, texts_.string(entry.kind), texts_.string(entry.id),
                    texts_.string(entry.request), UtcMillis{entry.at}});
  }
  return page;
}

}  // namespace amends::memory
