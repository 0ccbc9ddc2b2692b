#include "native-plugin/cli/direct_core.hpp"

#include "core/api/link_keys.hpp"

namespace amends::cli {

Failure failure_of(const Error& error) {
  const std::string code(code_text(error.code));
  const bool store = code.starts_with("store_");
  return {store ? ExitCode::store : ExitCode::failed, error.message + " (" + code + ")"};
}

DirectCore::DirectCore(const StoreArguments& arguments, IfMissing if_missing, Clock* clock)
    : clock_(clock != nullptr ? *clock : system_clock_) {
  check_store(arguments, if_missing);
  StoreOptions options;
  options.path = arguments.store;
  options.tenant = arguments.tenant;
  options.create = if_missing == IfMissing::create;
  options.bulk = true;
  options.durable = clock == nullptr;
  auto opened = NativeStore::open(options, entropy_, signer_, no_deadline);
  if (!opened) throw failure_of(opened.error());
  store_ = std::move(*opened);
  const ApplicationConfig config{arguments.tenant, store_->root_key()};
  const ApplicationPorts ports{store_->store(), clock_, entropy_, signer_, assets_, {}};
  services_ = std::make_unique<Services>(config, ports, cache_);
  application_ = std::make_unique<Application>(config, ports, cache_);
  const KeyRing ring =
      tenant_ring(signer_, expect(read_store_keys(options)).ring, arguments.tenant);
  const auto link_keys = derive_link_keys(signer_, store_->root_key(), ring);
  services_->use_link_keys(link_keys);
  application_->use_link_keys(link_keys);
}

CallDoor DirectCore::door() {
  return [this](const DoorCall& call) {
    return DoorAnswer::from_text(application_->handle(call.text()));
  };
}

}  // namespace amends::cli
