#include "core/store/memory/watches.hpp"

namespace amends::memory {

void Watches::put(const WatchRow& row) {
  remove(row.follow_up);
  rows_.emplace(row.follow_up, row);
  by_settings_.emplace(row.settings_revision, row.follow_up);
  if (row.look_at) by_time_.emplace(*row.look_at, row.follow_up);
}

void Watches::remove(const Id128& follow_up) {
  const auto known = rows_.find(follow_up);
  if (known == rows_.end()) return;
  by_settings_.erase({known->second.settings_revision, follow_up});
  if (known->second.look_at) by_time_.erase({*known->second.look_at, follow_up});
  rows_.erase(known);
}

void Watches::replace(const WatchRow& was, const std::optional<WatchRow>& is) {
  const auto known = rows_.find(was.follow_up);
  if (known == rows_.end() || !(known->second == was)) return;
  if (is) {
    put(*is);
  } else {
    remove(was.follow_up);
  }
}

std::vector<WatchRow> Watches::due(UtcMillis now, std::int64_t settings_revision,
                                   std::size_t limit) const {
  std::vector<WatchRow> found;
  for (const auto& [revision, follow_up] : by_settings_) {
    if (found.size() == limit || revision >= settings_revision) break;
    found.push_back(rows_.at(follow_up));
  }
  for (const auto& [look_at, follow_up] : by_time_) {
    if (found.size() == limit || look_at > now) break;
    const WatchRow& row = rows_.at(follow_up);
    if (row.settings_revision >= settings_revision) found.push_back(row);
  }
  return found;
}

void Watches::each(const std::function<bool(const WatchRow&)>& visit) const {
  for (const auto& [follow_up, row] : rows_) {
    if (!visit(row)) return;
  }
}

}  // namespace amends::memory
