// Rows of saved views.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/memory/streams.hpp"
#include "core/store/port.hpp"

namespace amends::memory {

class SavedViewRows {
 public:
  explicit SavedViewRows(const Streams& streams) : streams_(streams) {}

  void put(const SavedViewRow& row) { rows_.insert_or_assign(row.key(), row); }
  void remove(const SavedViewKey& key) { rows_.erase(key); }
  /// As Store::saved_views().
  std::vector<SavedViewFound> list(const std::optional<std::string>& person) const;
  void each(const std::function<bool(const SavedViewRow&)>& visit) const;

 private:
  const Streams& streams_;
  std::map<SavedViewKey, SavedViewRow> rows_;
};

}  // namespace amends::memory
