// The entropy that transcripts are recorded with; tests/support/seeded-entropy.mjs is the same.
#pragma once

#include <cstdint>

#include "core/base/ports.hpp"
#include "native-plugin/abi/testing/split_mix.hpp"

namespace amends::testing {

class SeededEntropy final : public Entropy {
 public:
  void seed(std::uint64_t seed) { chance_.seed(seed); }
  void fill(std::span<std::uint8_t> bytes) override { chance_.fill(bytes); }

 private:
  SplitMix64 chance_;
};

}  // namespace amends::testing
