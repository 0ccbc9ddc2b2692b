// Bytes that are added to and never moved, in chunks.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/bytes.hpp"

namespace amends::memory {

/// Where bytes lie in an arena. The empty place is before everything.
using Place = std::uint32_t;
inline constexpr Place no_place = 0;

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// An arena is full at 4 GiB, as memory is.
  Place add(ByteView bytes);
  /// Overwrites some of the bytes added at a place with zeros.
  void clear(Place place, std::size_t from, std::size_t to);
  /// The first of the bytes added at a place; they know their own length.
  const std::uint8_t* at(Place place) const {
    return chunks_[place >> chunk_bits].get() + (place & (chunk_bytes - 1));
  }

 private:
  static constexpr unsigned chunk_bits = 16;
  static constexpr std::size_t chunk_bytes = std::size_t{1} << chunk_bits;
  static constexpr std::size_t max_chunks = std::size_t{1} << (32 - chunk_bits);

  std::vector<std::unique_ptr<std::uint8_t[]>> chunks_;
  std::size_t used_ = chunk_bytes;  // of the last chunk; pieces longer than a chunk have their own
};

}  // namespace amends::memory
