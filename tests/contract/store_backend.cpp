#include "contract/store_backend.hpp"

#include "contract/temporary_folder.hpp"
#include "core/store/memory_store.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"

namespace amends::testing {

namespace {

StoreKind kind_under_test = StoreKind::memory;

class HeldMemory final : public HeldStore {
 public:
  Store& store() override { return store_; }

 private:
  MemoryStore store_;
};

class HeldSqlite final : public HeldStore {
 public:
  Store& store() override { return opened_->store(); }

 private:
  TemporaryFolder folder_;
  SystemEntropy entropy_;
  SodiumSigner signer_;
  std::unique_ptr<NativeStore> opened_ =
      NativeStore::open({folder_.file("store.db")}, entropy_, signer_, no_deadline).value();
};

std::unique_ptr<HeldStore> open_store() {
  if (kind_under_test == StoreKind::sqlite) return std::make_unique<HeldSqlite>();
  return std::make_unique<HeldMemory>();
}

}  // namespace

StoreBackend::StoreBackend() : held_(open_store()), store_(&held_->store()) {}

void run_on(StoreKind kind, void (*test)()) {
  // A failed requirement leaves a test by an exception.
  struct Back {
    ~Back() { kind_under_test = StoreKind::memory; }
  } const back;
  kind_under_test = kind;
  test();
}

}  // namespace amends::testing
