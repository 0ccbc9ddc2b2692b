#include "native-plugin/cli/importing/direct_core.hpp"

namespace amends::cli {

Failure failure_of(const Error& error) {
  const std::string code(code_text(error.code));
  const bool store = code.starts_with("store_");
  return {store ? ExitCode::store : ExitCode::failed, error.message + " (" + code + ")"};
}

DirectCore::DirectCore(const StoreArguments& arguments, IfMissing if_missing)
    : arguments_(arguments) {
  check_store(arguments, if_missing);
  StoreOptions options;
  options.path = arguments.store;
  options.tenant = arguments.tenant;
  options.create = if_missing == IfMissing::create;
  auto opened = NativeStore::open(options, entropy_, signer_, no_deadline);
  if (!opened) throw failure_of(opened.error());
  store_ = std::move(*opened);
  services_ = std::make_unique<Services>(config(), ports(), cache_);
}

ApplicationConfig DirectCore::config() const {
  return {arguments_.tenant, store_->root_key()};
}

ApplicationPorts DirectCore::ports() {
  return {store_->store(), clock_, entropy_, signer_, assets_, {}};
}

}  // namespace amends::cli
