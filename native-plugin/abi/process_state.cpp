#include "native-plugin/abi/process_state.hpp"

#include <utility>

#include "native-plugin/abi/unavailable_store.hpp"

namespace amends {

ProcessState::ProcessState(const InstanceConfig& config, Clock& clock, Entropy& entropy,
                           std::atomic<bool>& store_was_open)
    : options_{.path = config.store,
               .tenant = config.tenant,
               .create = config.create,
               .keys = config.keys},
      clock_(clock),
      entropy_(entropy),
      assets_(config.assets),
      log_(config.log_level),
      keys_(options_, clock_, signer_,
            [this](std::string_view level, std::string_view message) {
              log_.add(clock_.now(), level, message);
            }),
      workers_(
          options_, entropy_, signer_, [this](Store& store) { return ports_with(store); },
          store_was_open) {}

std::string ProcessState::handle(std::string_view request, Deadline deadline) {
  auto worker = workers_.take(deadline);
  if (!worker) return answer_without_store(request, worker.error());
  std::string response = answer((*worker)->application(), (*worker)->opened().root_key(), request);
  workers_.give_back(std::move(*worker));
  return response;
}

std::string ProcessState::answer(Application& application, const Bytes& root_key,
                                 std::string_view request) {
  auto keys = keys_.keys_of(root_key);
  if (!keys) return application.refuse(request, keys.error());
  application.use_link_keys(std::move(*keys));
  return application.handle(request);
}

// Without the key nobody can tell a good link from a bad one, so no page may say which it is.
std::string ProcessState::answer_without_store(std::string_view request, const Error& reason) {
  const auto keys = read_store_keys(options_);
  const Bytes root_key =
      keys ? tenant_secret(signer_, keys->root, options_.tenant) : Bytes(key_secret_bytes);
  UnavailableStore store(reason);
  Application application({options_.tenant, root_key}, ports_with(store));
  return keys ? answer(application, root_key, request) : application.refuse(request, reason);
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
