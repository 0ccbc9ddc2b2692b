// Chance that is the same for the same seed, in every build (tests/support/seeded-entropy.mjs too).
#pragma once

#include <atomic>
#include <cstdint>
#include <span>

namespace amends::testing {

/// SplitMix64 (Steele, Lea, Flood 2014). From any thread.
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed = 0) : state_(seed) {}

  void seed(std::uint64_t seed) { state_ = seed; }

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  /// Each number gives eight bytes, the lowest first; what a call leaves of a number is thrown
  /// away.
  void fill(std::span<std::uint8_t> bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (i % 8 == 0) number = next();
      bytes[i] = static_cast<std::uint8_t>(number >> (8 * (i % 8)));
    }
  }

 private:
  std::atomic<std::uint64_t> state_;
};

}  // namespace amends::testing
