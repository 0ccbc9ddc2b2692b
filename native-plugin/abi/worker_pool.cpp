#include "native-plugin/abi/worker_pool.hpp"

#include <utility>

namespace amends {
namespace {

// What a helpdesk's worker runs at once; each holds about a megabyte and three files.
constexpr std::size_t max_idle = 8;

}  // namespace

WorkerPool::WorkerPool(StoreOptions options, Entropy& entropy, Signer& signer,
                       Worker::MakePorts make_ports, std::atomic<bool>& store_was_open)
    : options_(std::move(options)),
      entropy_(entropy),
      signer_(signer),
      make_ports_(std::move(make_ports)),
      store_was_open_(store_was_open) {}

Result<std::unique_ptr<Worker>> WorkerPool::take(Deadline deadline) {
  while (auto worker = take_idle()) {
    if (worker->opened().is_current()) {
      worker->opened().set_deadline(deadline);
      return worker;
    }
    // Another file has its name now, and that one's log lies under the name of its own.
    worker->opened().leave_log_behind();
  }
  return open(deadline);
}

std::unique_ptr<Worker> WorkerPool::take_idle() {
  const std::lock_guard guard(mutex_);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Worker> worker = std::move(idle_.back());
  idle_.pop_back();
  return worker;
}

Result<std::unique_ptr<Worker>> WorkerPool::open(Deadline deadline) {
  StoreOptions options = options_;
  options.create = options.create && !store_was_open_;
  auto opened = NativeStore::open(options, entropy_, signer_, deadline);
  if (!opened) return opened.error();
  store_was_open_ = true;
  return std::make_unique<Worker>(std::move(*opened), options_.tenant, make_ports_, cache_);
}

void WorkerPool::give_back(std::unique_ptr<Worker> worker) {
  if (!worker->opened().is_sound()) return;
  const std::lock_guard guard(mutex_);
  if (idle_.size() < max_idle) idle_.push_back(std::move(worker));
}

void WorkerPool::close_all() {
  const std::lock_guard guard(mutex_);
  for (const auto& worker : idle_) worker->opened().leave_log_behind();
  idle_.clear();
}

}  // namespace amends
