// An open-addressing index that holds nothing but 32-bit numbers: what they stand for lies with the
// caller, who is asked for equality and, when the index grows, for hashes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace amends {

/// Spreads a number over all bits (the finalizer of splitmix64).
constexpr std::uint64_t spread(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

class Index {
 public:
  /// The number for which `is_it(number)` holds among those added with this hash.
  template <class IsIt>
  std::optional<std::uint32_t> find(std::uint64_t hash, IsIt&& is_it) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t i = home(hash); slots_[i] != 0; i = next(i)) {
      if (is_it(slots_[i] - 1)) return slots_[i] - 1;
    }
    return std::nullopt;
  }

  /// Adds a number that is not there yet; `hash_of(number)` must tell every number's hash again.
  template <class HashOf>
  void add(std::uint32_t number, HashOf&& hash_of) {
    if ((used_ + 1) * 5 > slots_.size() * 4) grow(hash_of);
    put(hash_of(number), number);
    ++used_;
  }

 private:
  std::size_t home(std::uint64_t hash) const {
    return static_cast<std::size_t>(((hash >> 32U) * slots_.size()) >> 32U);
  }
  std::size_t next(std::size_t i) const { return i + 1 == slots_.size() ? 0 : i + 1; }

  void put(std::uint64_t hash, std::uint32_t number) {
    std::size_t i = home(hash);
    while (slots_[i] != 0) i = next(i);
    slots_[i] = number + 1;
  }

  template <class HashOf>
  void grow(HashOf&& hash_of) {
    std::vector<std::uint32_t> old(slots_.size() + slots_.size() / 2 + 16);
    old.swap(slots_);
    for (const std::uint32_t kept : old) {
      if (kept != 0) put(hash_of(kept - 1), kept - 1);
    }
  }

  std::vector<std::uint32_t> slots_;  // number + 1; 0 is free
  std::size_t used_ = 0;
};

}  // namespace amends
