// The ports of libamends-test.so: the system's until a test sets them.
#include <atomic>
#include <cstdint>

#include "native-plugin/abi/handles.hpp"
#include "native-plugin/abi/testing/amends_test.h"
#include "native-plugin/store/system_ports.hpp"

namespace amends {
namespace {

class HeldClock final : public Clock {
 public:
  UtcMillis now() override { return held_ ? UtcMillis{now_ms_} : system_.now(); }
  void hold(std::int64_t now_ms) {
    now_ms_ = now_ms;
    held_ = true;
  }

 private:
  SystemClock system_;
  std::atomic<std::int64_t> now_ms_ = 0;
  std::atomic<bool> held_ = false;
};

class SeededEntropy final : public Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    if (!seeded_) return system_.fill(bytes);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (i % 8 == 0) number = next();
      bytes[i] = static_cast<std::uint8_t>(number >> (8 * (i % 8)));
    }
  }
  void seed(std::uint64_t seed) {
    state_ = seed;
    seeded_ = true;
  }

 private:
  // SplitMix64 (Steele, Lea, Flood 2014).
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  SystemEntropy system_;
  std::atomic<std::uint64_t> state_ = 0;
  std::atomic<bool> seeded_ = false;
};

}  // namespace

std::unique_ptr<Clock> make_clock() {
  return std::make_unique<HeldClock>();
}

std::unique_ptr<Entropy> make_entropy() {
  return std::make_unique<SeededEntropy>();
}

}  // namespace amends

void amends_test_set_clock_ms(amends_instance* instance, int64_t now_ms) {
  static_cast<amends::HeldClock&>(instance->instance.clock()).hold(now_ms);
}

void amends_test_seed_entropy(amends_instance* instance, uint64_t seed) {
  static_cast<amends::SeededEntropy&>(instance->instance.entropy()).seed(seed);
}
