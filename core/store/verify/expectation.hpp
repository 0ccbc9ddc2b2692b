// The rows that a table should have, as digests by key, crossed off as they are found.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/store/verify/row_members.hpp"

namespace amends {

enum class Finding : std::uint8_t { as_told, different, not_told };

template <class Key>
class Expectation {
 public:
  /// `request` is whose history the row was told from; it must stay where it is.
  void add(const Key& key, const RowMembers& row, const std::string* request = nullptr) {
    rows_[key] = {digest_of(row), request, false};
  }

  Finding find(const Key& key, const RowMembers& row) {
    const auto found = rows_.find(key);
    if (found == rows_.end()) return Finding::not_told;
    found->second.seen = true;
    return found->second.digest == digest_of(row) ? Finding::as_told : Finding::different;
  }

  const std::string* request_of(const Key& key) const {
    const auto found = rows_.find(key);
    return found == rows_.end() ? nullptr : found->second.request;
  }

  /// Calls `visit(key)` for every row that was not found.
  template <class Visit>
  void each_unseen(const Visit& visit) const {
    for (const auto& [key, row] : rows_) {
      if (!row.seen) visit(key);
    }
  }

 private:
  struct Row {
    std::uint64_t digest;
    const std::string* request;
    bool seen;
  };
  std::map<Key, Row> rows_;
};

}  // namespace amends
