// The core on a store of this machine, without the library between: for bulk work, and never while
// the same process has the library open on that store.
#pragma once

#include <memory>

#include "core/api/application.hpp"
#include "core/api/services.hpp"
#include "native-plugin/cli/bulk_entropy.hpp"
#include "native-plugin/cli/door/door_message.hpp"
#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"

namespace amends::cli {

/// The Failure that an error of the core ends the command with.
Failure failure_of(const Error& error);

/// The value, or the end of the command.
template <class T>
T expect(Result<T> result) {
  if (!result) throw failure_of(result.error());
  return std::move(*result);
}
inline void expect(const Result<void>& result) {
  if (!result) throw failure_of(result.error());
}

class DirectCore {
 public:
  /// Throws Failure(store) when the store cannot be opened. `clock` tells another time than this
  /// machine's, for a history that is made up: it is no loss, and does not wait for the disk.
  DirectCore(const StoreArguments& arguments, IfMissing if_missing, Clock* clock = nullptr);

  NativeStore& opened() { return *store_; }
  Services& services() { return *services_; }
  /// Calls of the whole application on this store, for as long as this is there.
  CallDoor door();

 private:
  SystemClock system_clock_;
  Clock& clock_;
  BulkEntropy entropy_;
  SodiumSigner signer_;
  NoAssets assets_;
  std::unique_ptr<NativeStore> store_;
  std::shared_ptr<ApplicationCache> cache_ = make_application_cache();
  std::unique_ptr<Services> services_;
  std::unique_ptr<Application> application_;
};

}  // namespace amends::cli
