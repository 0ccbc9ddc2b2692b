// Open stores with an application over each, one for every call that runs at the same time.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "core/api/application.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"

namespace amends {

class Worker {
 public:
  /// Makes the ports of an application over a store.
  using MakePorts = std::function<ApplicationPorts(Store&)>;

  Worker(std::unique_ptr<NativeStore> opened, const std::string& tenant,
         const MakePorts& make_ports, std::shared_ptr<ApplicationCache> cache)
      : opened_(std::move(opened)),
        application_({tenant, opened_->root_key()}, make_ports(opened_->store()),
                     std::move(cache)) {}

  Application& application() { return application_; }
  NativeStore& opened() { return *opened_; }

 private:
  std::unique_ptr<NativeStore> opened_;
  Application application_;
};

/// For any thread.
class WorkerPool {
 public:
  /// `store_was_open` outlives the pool: a store that was there is never made again, because what
  /// would be made in its place is empty.
  WorkerPool(StoreOptions options, Entropy& entropy, Signer& signer, Worker::MakePorts make_ports,
             std::atomic<bool>& store_was_open);

  /// Opens the store when no worker is idle.
  Result<std::unique_ptr<Worker>> take(Deadline deadline);
  /// For the next call, unless it is not fit for one.
  void give_back(std::unique_ptr<Worker> worker);
  /// Closes the idle ones, quickly: before a fork.
  void close_all();

 private:
  std::unique_ptr<Worker> take_idle();
  Result<std::unique_ptr<Worker>> open(Deadline deadline);

  StoreOptions options_;
  Entropy& entropy_;
  Signer& signer_;
  Worker::MakePorts make_ports_;
  std::atomic<bool>& store_was_open_;
  std::shared_ptr<ApplicationCache> cache_ = make_application_cache();
  std::mutex mutex_;
  std::vector<std::unique_ptr<Worker>> idle_;
};

}  // namespace amends
