// The ports of libamends-test.so: the system's until a test sets them.
#include <atomic>
#include <cstdint>

#include "native-plugin/abi/handles.hpp"
#include "native-plugin/abi/testing/amends_test.h"
#include "native-plugin/abi/testing/split_mix.hpp"
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
    seeded_ ? chance_.fill(bytes) : system_.fill(bytes);
  }
  void seed(std::uint64_t seed) {
    chance_.seed(seed);
    seeded_ = true;
  }

 private:
  SystemEntropy system_;
  testing::SplitMix64 chance_;
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
