// Rows that say when cases are to be looked at.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/store/rows.hpp"

namespace amends::memory {

class Watches {
 public:
  void put(const WatchRow& row);
  void remove(const Id128& follow_up);
  void replace(const WatchRow& was, const std::optional<WatchRow>& is);
  /// As Store::due_watches().
  std::vector<WatchRow> due(UtcMillis now, std::int64_t settings_revision, std::size_t limit) const;
  void each(const std::function<bool(const WatchRow&)>& visit) const;

 private:
  std::map<Id128, WatchRow> rows_;
  std::set<std::pair<std::int64_t, Id128>> by_settings_;
  std::set<std::pair<UtcMillis, Id128>> by_time_;
};

}  // namespace amends::memory
