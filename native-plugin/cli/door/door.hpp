// The library as the command sees it: the C ABI, with its memory owned and its documents as values.
// Nothing here knows the core.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <shared_mutex>
#include <string>

#include "native-plugin/cli/door/door_message.hpp"
#include "native-plugin/include/amends.h"

namespace amends::cli {

struct DoorConfig {
  std::string tenant = "default";
  std::string store;
  std::string assets;  // empty: none
  std::string log_level = "info";
  bool create = false;  // make the store if it is missing
};

/// Safe to use from several threads at once.
class Door {
 public:
  /// Throws Failure when the library refuses the configuration or is another version.
  explicit Door(const DoorConfig& config);

  /// Throws Failure only when the library itself cannot serve.
  DoorAnswer call(const DoorCall& call, std::int32_t deadline_ms = 0) const;

  /// The library's log lines since the last time: JSON, one a line.
  std::string drain_log() const;

  /// Closes the store, after the running calls, does the work, and opens the store again; calls
  /// wait.
  void reopen_after(const std::function<void()>& work);

 private:
  void open();

  struct Close {
    void operator()(amends_instance* instance) const { amends_close(instance); }
  };
  std::string config_;  // JSON
  std::unique_ptr<amends_instance, Close> instance_;
  mutable std::shared_mutex open_;  // shared: in use
};

}  // namespace amends::cli
