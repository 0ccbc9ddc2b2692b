// Entropy for bulk work: asks the system for many bytes at a time.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <span>
#include <utility>

#include "native-plugin/store/system_ports.hpp"

namespace amends::cli {

/// For any number of threads of one process, which must not fork: both would draw the same bytes.
class BulkEntropy final : public Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    const std::lock_guard guard(mutex_);
    for (std::uint8_t& byte : bytes) {
      if (used_ == drawn_.size()) draw();
      // Taken out: what was handed out stands nowhere else.
      byte = std::exchange(drawn_[used_++], std::uint8_t{0});
    }
  }

 private:
  void draw() {
    system_.fill(drawn_);
    used_ = 0;
  }

  SystemEntropy system_;
  std::mutex mutex_;
  std::array<std::uint8_t, 4096> drawn_{};
  std::size_t used_ = drawn_.size();
};

}  // namespace amends::cli
