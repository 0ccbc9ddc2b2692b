// What an instance has in one process: its connections, what it read, its log. Never taken over a
// fork: the child makes its own.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "native-plugin/abi/asset_folder.hpp"
#include "native-plugin/abi/instance_config.hpp"
#include "native-plugin/abi/log_ring.hpp"
#include "native-plugin/abi/worker_pool.hpp"
#include "native-plugin/store/key_watch.hpp"

namespace amends {

class ProcessState {
 public:
  /// The ports must outlive it.
  ProcessState(const InstanceConfig& config, Clock& clock, Entropy& entropy,
               std::atomic<bool>& store_was_open);

  std::string handle(std::string_view request, Deadline deadline);
  std::string drain_log() { return log_.drain(clock_.now()); }

  /// Closes every connection, quickly. While no call runs.
  void close_store() { workers_.close_all(); }

 private:
  std::string answer(Application& application, const Bytes& root_key, std::string_view request);
  std::string answer_without_store(std::string_view request, const Error& reason);
  ApplicationPorts ports_with(Store& store);

  StoreOptions options_;
  Clock& clock_;
  Entropy& entropy_;
  SodiumSigner signer_;
  AssetFolder assets_;
  LogRing log_;
  KeyWatch keys_;
  WorkerPool workers_;
};

}  // namespace amends
