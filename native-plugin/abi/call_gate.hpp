// Counts the running calls, and holds new ones back while the connections are being closed.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>

#include "native-plugin/store/deadline.hpp"

namespace amends {

class CallGate {
 public:
  /// A running call: from entering to its end.
  class Pass {
   public:
    explicit Pass(CallGate& gate) : gate_(&gate) {}
    Pass(Pass&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;
    Pass& operator=(Pass&&) = delete;
    ~Pass() {
      if (gate_ != nullptr) gate_->leave();
    }

   private:
    CallGate* gate_;
  };

  /// Nothing when the gate stayed closed until the deadline.
  std::optional<Pass> enter(Deadline deadline);

  /// Waits until no call runs. Nobody enters, and no thread but this one holds the gate's lock,
  /// until one of the next two, which the same thread calls.
  void close_and_wait();
  void reopen();
  /// After a fork, in the child: those who wait here are threads of the parent.
  void reopen_in_child();

 private:
  void leave();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t running_ = 0;
  bool closed_ = false;
};

}  // namespace amends
