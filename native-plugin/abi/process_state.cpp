#include "native-plugin/abi/process_state.hpp"

#include <utility>

#include "core/api/message_codec.hpp"
#include "native-plugin/abi/unavailable_store.hpp"

namespace amends {

ProcessState::ProcessState(const InstanceConfig& config, Clock& clock, Entropy& entropy,
                           std::atomic<bool>& store_was_open)
    : options_{config.store, config.tenant, config.create},
      clock_(clock),
      entropy_(entropy),
      assets_(config.assets),
      log_(config.log_level),
      workers_(
          options_, entropy_, signer_, [this](Store& store) { return ports_with(store); },
          store_was_open) {}

std::string ProcessState::handle(std::string_view request, Deadline deadline) {
  auto worker = workers_.take(deadline);
  if (!worker) return answer_without_store(request, worker.error());
  std::string response = (*worker)->application().handle(request);
  workers_.give_back(std::move(*worker));
  return response;
}

// Without the key nobody can tell a good link from a bad one, so no page may say which it is.
std::string ProcessState::answer_without_store(std::string_view request, const Error& reason) {
  const auto key = read_root_key(options_, signer_);
  if (!key) {
    log_.add(clock_.now(), "error", reason.message);
    return response_to_json(problem(reason));
  }
  UnavailableStore store(reason);
  return Application({options_.tenant, *key}, ports_with(store)).handle(request);
}

ApplicationPorts ProcessState::ports_with(Store& store) {
  return {store,
          clock_,
          entropy_,
          signer_,
          assets_,
          [this](std::string_view level, std::string_view message) {
            log_.add(clock_.now(), level, message);
          }};
}

}  // namespace amends
