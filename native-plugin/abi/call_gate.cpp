#include "native-plugin/abi/call_gate.hpp"

#include <memory>

namespace amends {

std::optional<CallGate::Pass> CallGate::enter(Deadline deadline) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_until(lock, deadline, [this] { return !closed_; })) return std::nullopt;
  ++running_;
  return std::optional<Pass>(std::in_place, *this);
}

void CallGate::leave() {
  {
    const std::lock_guard guard(mutex_);
    --running_;
  }
  changed_.notify_all();
}

void CallGate::close_and_wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !closed_; });
  closed_ = true;
  changed_.wait(lock, [this] { return running_ == 0; });
  lock.release();  // held until reopen()
}

void CallGate::reopen() {
  closed_ = false;
  mutex_.unlock();
  changed_.notify_all();
}

// A condition that remembers waiters which are not there would wait for them when it is destroyed.
void CallGate::reopen_in_child() {
  std::construct_at(&changed_);
  closed_ = false;
  mutex_.unlock();
}

}  // namespace amends
