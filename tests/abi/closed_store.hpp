// A store that no library of this process has open, read from its file by the core.
#pragma once

#include <memory>
#include <string>

#include "core/store/history.hpp"
#include "core/store/verify.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"

namespace amends::testing {

class ClosedStore {
 public:
  explicit ClosedStore(const std::string& path)
      : opened_(
            NativeStore::open({path, "default", false}, entropy_, signer_, no_deadline).value()),
        history_(History::of_tenant("default", opened_->root_key(), signer_, entropy_)) {}

  Store& store() { return opened_->store(); }
  const History& history() const { return history_; }
  VerifyReport verified() { return verify(store(), history_).value(); }

 private:
  SystemEntropy entropy_;
  SodiumSigner signer_;
  std::unique_ptr<NativeStore> opened_;
  History history_;
};

/// Whether everything in it says what its history says.
inline bool is_whole(const std::string& path) {
  return ClosedStore(path).verified().content();
}

}  // namespace amends::testing
