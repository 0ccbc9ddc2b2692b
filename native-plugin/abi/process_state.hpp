// What an instance has in one process: its connections, what it read, its log. Never taken over a
// fork: the child makes its own.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "native-plugin/abi/asset_folder.hpp"
#include "native-plugin/abi/call_gate.hpp"
#include "native-plugin/abi/instance_config.hpp"
#include "native-plugin/abi/log_ring.hpp"
#include "native-plugin/abi/worker_pool.hpp"

namespace amends {

class ProcessState {
 public:
  /// The ports must outlive it.
  ProcessState(const InstanceConfig& config, Clock& clock, Entropy& entropy,
               std::atomic<bool>& store_was_open);

  pid_t process() const { return process_; }

  std::string handle(std::string_view request, Deadline deadline);
  std::string drain_log(Deadline deadline);

  /// Waits for the running calls and closes every connection; calls wait until resume().
  void suspend();
  void resume();

 private:
  std::string answer_without_store(std::string_view request, const Error& reason);
  ApplicationPorts ports_with(Store& store);

  const pid_t process_;
  StoreOptions options_;
  Clock& clock_;
  Entropy& entropy_;
  SodiumSigner signer_;
  AssetFolder assets_;
  LogRing log_;
  CallGate gate_;
  WorkerPool workers_;
};

}  // namespace amends
