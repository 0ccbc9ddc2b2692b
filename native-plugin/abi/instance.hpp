// One opened configuration, and what it has in the process that asks.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "native-plugin/abi/call_gate.hpp"
#include "native-plugin/abi/ports.hpp"
#include "native-plugin/abi/process_state.hpp"

namespace amends {

class Instance {
 public:
  /// Opens nothing: the first call in each process does.
  explicit Instance(InstanceConfig config);
  /// Waits for running calls.
  ~Instance();
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  std::string handle(std::string_view request, Deadline deadline);
  std::string drain_log(Deadline deadline);

  /// Around a fork (fork_watch.hpp): suspend() waits for the running calls and closes every
  /// connection; then resume() in the parent, and abandon() in the child. Calls wait in between.
  void suspend();
  void resume();
  void abandon();

  Clock& clock() { return *clock_; }
  Entropy& entropy() { return *entropy_; }

 private:
  ProcessState& state();

  const InstanceConfig config_;
  const std::unique_ptr<Clock> clock_ = make_clock();
  const std::unique_ptr<Entropy> entropy_ = make_entropy();
  CallGate gate_;  // around all that touches the state, its making included
  std::atomic<bool> store_was_open_ = false;
  std::atomic<ProcessState*> state_ = nullptr;
};

}  // namespace amends
