// Rows of answers that stand aside: few, and kept whole.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "core/store/memory/streams.hpp"
#include "core/store/port.hpp"

namespace amends::memory {

class Asides {
 public:
  explicit Asides(const Streams& streams) : streams_(streams) {}

  void put(const AsideRow& row) { rows_.insert_or_assign(row.key(), row); }
  void remove(const AsideKey& key) { rows_.erase(key); }
  std::vector<AsideFound> list(const AsideQuery& query) const;
  AsideCounts count(const AsideQuery& query) const;
  void each(const std::function<bool(const AsideRow&)>& visit) const;

 private:
  AsideFound found(const AsideRow& row) const;

  const Streams& streams_;
  std::map<AsideKey, AsideRow> rows_;
};

}  // namespace amends::memory
