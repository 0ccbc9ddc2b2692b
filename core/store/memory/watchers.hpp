// Who watches which cases.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "core/store/rows.hpp"

namespace amends::memory {

class Watchers {
 public:
  void put(const WatcherRow& row) { rows_.insert(row); }
  void remove(const WatcherRow& row) { rows_.erase(row); }
  bool watches(std::string_view person, const Id128& follow_up) const {
    return rows_.count({std::string(person), follow_up}) != 0;
  }
  void each(const std::function<bool(const WatcherRow&)>& visit) const {
    for (const WatcherRow& row : rows_) {
      if (!visit(row)) return;
    }
  }

 private:
  std::set<WatcherRow> rows_;
};

}  // namespace amends::memory
