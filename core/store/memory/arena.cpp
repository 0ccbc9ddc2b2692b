#include "core/store/memory/arena.hpp"

#include <algorithm>
#include <new>

namespace amends::memory {

Place Arena::add(ByteView bytes) {
  if (chunks_.empty() || bytes.size() > chunk_bytes - std::min(used_, chunk_bytes)) {
    if (chunks_.size() == max_chunks) throw std::bad_alloc();
    const std::size_t size = std::max(bytes.size(), chunk_bytes);
    chunks_.push_back(std::unique_ptr<std::uint8_t[]>(new std::uint8_t[size]));
    used_ = chunks_.size() == 1 ? 1 : 0;  // so that no place is no_place
    if (used_ + bytes.size() > size) return add(bytes);
  }
  const auto place = static_cast<Place>(((chunks_.size() - 1) << chunk_bits) | used_);
  std::copy(bytes.begin(), bytes.end(), chunks_.back().get() + used_);
  used_ += bytes.size();
  return place;
}

void Arena::clear(Place place, std::size_t from, std::size_t to) {
  std::uint8_t* const start = chunks_[place >> chunk_bits].get() + (place & (chunk_bytes - 1));
  std::fill(start + from, start + to, std::uint8_t{0});
}

}  // namespace amends::memory
