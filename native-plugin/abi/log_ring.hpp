// The log lines that wait for their host: the library writes none itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/time.hpp"
#include "native-plugin/abi/instance_config.hpp"

namespace amends {

/// Keeps the newest lines. For any thread.
class LogRing {
 public:
  static constexpr std::size_t max_lines = 1000;

  explicit LogRing(LogLevel least) : least_(least) {}

  /// Drops what is less important than the level that was asked for.
  void add(UtcMillis at, std::string_view level, std::string_view message);
  /// All lines, each a JSON object and a line feed; how many were dropped stands before them.
  std::string drain(UtcMillis now);

 private:
  LogLevel least_;
  std::mutex mutex_;
  std::deque<std::string> lines_;
  std::int64_t dropped_ = 0;
};

}  // namespace amends
