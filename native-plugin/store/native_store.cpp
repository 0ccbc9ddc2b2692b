#include "native-plugin/store/native_store.hpp"

#include <sys/stat.h>

#include "core/store/history.hpp"
#include "native-plugin/store/key_file.hpp"
#include "native-plugin/store/schema.hpp"

namespace amends {
namespace {

std::string file_name(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

bool is_there(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && status.st_size > 0;
}

Bytes tenant_key(Signer& signer, const Bytes& key, const std::string& tenant) {
  return derive_key(signer, key, "amends tenant " + tenant);
}

Error key_is_missing(const KeyFile& file) {
  return fail(ErrorCode::store_key_missing,
              "the key file " + file.name() + " is missing: bring it back from the backup");
}

// The store is looked for before its key: who makes them makes the key first, so a store without a
// key has lost it.
Result<Bytes> find_or_make_key(const StoreOptions& options, Entropy& entropy) {
  const bool store_is_there = is_there(options.path);
  const KeyFile file(options.path);
  auto key = file.read();
  if (!key || !key->empty()) return key;
  if (store_is_there) return key_is_missing(file);
  if (!options.create) {
    return fail(ErrorCode::store_missing, "there is no store " + file_name(options.path));
  }
  if (auto made = file.make(entropy); !made) return made.error();
  key = file.read();
  if (!key || !key->empty()) return key;
  return fail(ErrorCode::store_key_missing, "the key file " + file.name() + " was taken away");
}

// A mark that only this key makes, so that another store's key is noticed.
Result<void> check_key(Store& store, Signer& signer, const Bytes& root_key,
                       const std::string& path) {
  const std::string expected = hex_encode(derive_key(signer, root_key, "amends key check"));
  auto mark = store.mark("key_check");
  if (!mark) return mark.error();
  if (!*mark) return store.set_mark("key_check", expected);
  if (**mark == expected) return {};
  return fail(ErrorCode::store_key_missing,
              "the key file " + KeyFile(path).name() + " belongs to another store");
}

}  // namespace

Result<Bytes> read_root_key(const StoreOptions& options, Signer& signer) {
  const KeyFile file(options.path);
  auto key = file.read();
  if (!key) return key.error();
  if (key->empty()) return key_is_missing(file);
  return tenant_key(signer, *key, options.tenant);
}

Result<std::unique_ptr<NativeStore>> NativeStore::open(const StoreOptions& options,
                                                       Entropy& entropy, Signer& signer,
                                                       Deadline deadline) {
  auto key = find_or_make_key(options, entropy);
  if (!key) return key.error();
  if (!options.create && !is_there(options.path)) {
    return fail(ErrorCode::store_missing, "there is no store " + file_name(options.path));
  }
  auto connection = SqliteConnection::open(
      {options.path, options.create, options.bulk, options.writers}, deadline);
  if (!connection) return connection.error();
  if (auto migrated = migrate(**connection); !migrated) return migrated.error();
  std::unique_ptr<NativeStore> opened(new NativeStore(std::move(*connection), options.tenant,
                                                      tenant_key(signer, *key, options.tenant)));
  auto checked = check_key(opened->store(), signer, opened->root_key(), options.path);
  if (!checked) return checked.error();
  return opened;
}

}  // namespace amends
