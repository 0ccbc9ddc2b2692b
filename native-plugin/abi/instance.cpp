#include "native-plugin/abi/instance.hpp"

#include <unistd.h>

#include <utility>

#include "native-plugin/abi/fork_watch.hpp"

namespace amends {

Instance::Instance(InstanceConfig config) : config_(std::move(config)) {
  fork_watch::add(*this);
}

Instance::~Instance() {
  // Inside the watch, so that no fork sees a store that is half closed.
  fork_watch::remove(*this, [this] {
    ProcessState* state = state_of_this_process();
    if (state == nullptr) return;
    state->suspend();
    state->resume();
    delete state;
  });
}

std::string Instance::handle(std::string_view request, Deadline deadline) {
  return state().handle(request, deadline);
}

std::string Instance::drain_log(Deadline deadline) {
  return state().drain_log(deadline);
}

void Instance::suspend() {
  if (ProcessState* state = state_of_this_process()) state->suspend();
}

void Instance::resume() {
  if (ProcessState* state = state_of_this_process()) state->resume();
}

// A child that was made around pthread_atfork (by clone) finds its parent's state here. It must not
// touch it: closing the parent's connections would take the store's log away.
ProcessState* Instance::state_of_this_process() const {
  ProcessState* state = state_;
  return state != nullptr && state->process() == ::getpid() ? state : nullptr;
}

ProcessState& Instance::state() {
  ProcessState* known = state_;
  if (known != nullptr && known->process() == ::getpid()) return *known;
  auto fresh = std::make_unique<ProcessState>(config_, *clock_, *entropy_, store_was_open_);
  if (state_.compare_exchange_strong(known, fresh.get())) return *fresh.release();
  return *known;
}

}  // namespace amends
