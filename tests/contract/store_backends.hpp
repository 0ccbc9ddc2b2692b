// The stores that the contract holds for. Every test of the contract is a TEMPLATE_LIST_TEST_CASE
// over StoreBackends; a new store is one more type here.
#pragma once

#include <memory>
#include <tuple>

#include "contract/temporary_folder.hpp"
#include "core/store/memory_store.hpp"
#include "core/store/port.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"
#include "unit/catch_result.hpp"

namespace amends::testing {

class MemoryBackend {
 public:
  Store& store() { return store_; }

 private:
  MemoryStore store_;
};

class SqliteBackend {
 public:
  Store& store() { return opened_->store(); }

 private:
  TemporaryFolder folder_;
  SystemEntropy entropy_;
  SodiumSigner signer_;
  std::unique_ptr<NativeStore> opened_ =
      NativeStore::open({folder_.file("store.db")}, entropy_, signer_, no_deadline).value();
};

using StoreBackends = std::tuple<MemoryBackend, SqliteBackend>;

}  // namespace amends::testing
