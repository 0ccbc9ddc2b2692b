// The entropy that transcripts are recorded with; tests/support/seeded-entropy.mjs is the same.
#pragma once

#include <cstdint>

#include "core/base/ports.hpp"

namespace amends::testing {

/// The bytes of SplitMix64 (Steele, Lea, Flood 2014): each number gives eight bytes, the lowest
/// first; what a call for bytes leaves of a number is thrown away.
class SeededEntropy final : public Entropy {
 public:
  void seed(std::uint64_t seed) { state_ = seed; }

  void fill(std::span<std::uint8_t> bytes) override {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (i % 8 == 0) number = next();
      bytes[i] = static_cast<std::uint8_t>(number >> (8 * (i % 8)));
    }
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_ = 0;
};

}  // namespace amends::testing
