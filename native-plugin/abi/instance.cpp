#include "native-plugin/abi/instance.hpp"

#include <utility>

#include "core/api/message_codec.hpp"
#include "native-plugin/abi/fork_watch.hpp"

namespace amends {
namespace {

// Without the store's key no page can be made: programs and people get the same document.
std::string refusal(const Error& reason) {
  return response_to_json(problem(reason));
}

Error made_around_fork() {
  return fail(ErrorCode::store_unavailable,
              "this process was made without fork() by one that uses the store: it cannot");
}

Error fork_takes_long() {
  return fail(ErrorCode::store_busy, "the store was closed for a fork of the process");
}

}  // namespace

Instance::Instance(InstanceConfig config) : config_(std::move(config)) {
  fork_watch::add(*this);
}

Instance::~Instance() {
  // Inside the watch, so that no fork sees a store that is half closed.
  fork_watch::remove(*this, [this] {
    gate_.close_and_wait();
    gate_.reopen();
    delete state_;
  });
}

std::string Instance::handle(std::string_view request, Deadline deadline) {
  if (!fork_watch::claim_process()) return refusal(made_around_fork());
  const auto pass = gate_.enter(deadline);
  if (!pass) return refusal(fork_takes_long());
  return state().handle(request, deadline);
}

std::string Instance::drain_log(Deadline deadline) {
  if (!fork_watch::claim_process()) return {};
  const auto pass = gate_.enter(deadline);
  return pass ? state().drain_log() : std::string();
}

void Instance::suspend() {
  gate_.close_and_wait();
  if (ProcessState* state = state_) state->close_store();
}

void Instance::resume() {
  gate_.reopen();
}

// What the parent's state holds is left where it is: its log is the parent's to drain.
void Instance::abandon() {
  state_ = nullptr;
  gate_.reopen_in_child();
}

ProcessState& Instance::state() {
  ProcessState* known = state_;
  if (known != nullptr) return *known;
  auto fresh = std::make_unique<ProcessState>(config_, *clock_, *entropy_, store_was_open_);
  if (state_.compare_exchange_strong(known, fresh.get())) return *fresh.release();
  return *known;
}

}  // namespace amends
