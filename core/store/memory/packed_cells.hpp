// The cells of a tally for one day, side by side in few bytes. Most counts are nothing or a few: a
// cell keeps those that are not zero, in as many bits as the largest of them needs.
#pragma once

#include "core/base/packing.hpp"
#include "core/report/tally.hpp"
#include "core/store/memory/texts.hpp"

namespace amends::memory {

/// What is counted for one pair of values.
struct Cell {
  TextId first = TextId::empty;
  TextId second = TextId::empty;
  Counts counts;
};

/// In no order, without those whose counts are all zero.
class PackedCells {
 public:
  /// Looks through all cells.
  void add(const Cell& delta);

  template <class Visit>
  void each(Visit&& visit) const {
    for (Unpacker in(bytes_.data()); in.at() != bytes_.data() + bytes_.size();) visit(unpack(in));
  }

 private:
  struct Found {
    std::size_t begin;
    std::size_t size;  // 0: there is none yet
  };

  static Cell unpack(Unpacker& in);
  Found find(ByteView values) const;
  void replace(Found old, ByteView cell);

  Bytes bytes_;
};

}  // namespace amends::memory
