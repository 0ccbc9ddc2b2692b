// The change feed: position n is the n-th entry.
#pragma once

#include <deque>
#include <vector>

#include "core/store/memory/texts.hpp"
#include "core/store/rows.hpp"

namespace amends::memory {

class Changes {
 public:
  explicit Changes(Texts& texts) : texts_(texts) {}

  void add(const ChangeEntry& entry);
  std::vector<ChangeEntry> behind(std::int64_t after, std::size_t limit) const;
  std::int64_t last_position() const { return static_cast<std::int64_t>(entries_.size()); }

 private:
  struct Packed {
    std::int64_t at;
    TextId kind;
    TextId id;
    TextId request;
  };

  Texts& texts_;
  std::deque<Packed> entries_;
};

}  // namespace amends::memory
