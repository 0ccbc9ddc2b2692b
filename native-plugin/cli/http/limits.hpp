// What a client may cost the server.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace amends::cli {

struct ServerLimits {
  std::uint32_t header_bytes = 16 * 1024;  // 431 beyond
  std::size_t body_bytes = 1024 * 1024;    // 413 beyond
  std::size_t connections = 256;           // further ones wait in the kernel's queue
  int requests_per_connection = 1000;
  std::chrono::seconds read_timeout{15};   // for a whole header, then for a whole body
  std::chrono::seconds idle_timeout{60};   // between requests
  std::chrono::seconds write_timeout{60};  // for a whole answer
  std::chrono::seconds stop_timeout{10};   // for running calls when asked to stop
  std::size_t threads = 4;                 // that answer calls
};

}  // namespace amends::cli
