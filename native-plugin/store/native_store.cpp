#include "native-plugin/store/native_store.hpp"

#include <sys/stat.h>

#include "core/store/history.hpp"
#include "native-plugin/store/key_file.hpp"
#include "native-plugin/store/older_people.hpp"
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

Error key_is_missing(const KeyFile& file) {
  return fail(ErrorCode::store_key_missing,
              "the key file " + file.name() + " is missing: bring it back from the backup");
}

// The store is looked for before its key: who makes them makes the key first, so a store without a
// key has lost it.
Result<Bytes> find_or_make_root(const StoreOptions& options, Entropy& entropy) {
  if (options.keys) return options.keys->root;
  const bool store_is_there = is_there(options.path);
  const KeyFile file(options.path);
  auto keys = file.read();
  if (!keys) return keys.error();
  if (*keys) return (*keys)->root;
  if (store_is_there) return key_is_missing(file);
  if (!options.create) {
    return fail(ErrorCode::store_missing, "there is no store " + file_name(options.path));
  }
  if (auto made = file.make(entropy); !made) return made.error();
  keys = file.read();
  if (!keys) return keys.error();
  if (*keys) return (*keys)->root;
  return fail(ErrorCode::store_key_missing, "the key file " + file.name() + " was taken away");
}

// So that another store's key is noticed.
Result<void> check_key(Store& store, Signer& signer, const Bytes& root_key, const std::string& path,
                       bool handed_in) {
  const std::string expected = key_check(signer, root_key);
  auto mark = store.mark(key_check_mark);
  if (!mark) return mark.error();
  if (!*mark) return store.set_mark(key_check_mark, expected);
  if (**mark == expected) return {};
  return fail(ErrorCode::store_key_missing,
              handed_in ? std::string("the keys that were handed in belong to another store")
                        : "the key file " + KeyFile(path).name() + " belongs to another store");
}

}  // namespace

Result<StoreKeys> read_store_keys(const StoreOptions& options) {
  if (options.keys) return *options.keys;
  const KeyFile file(options.path);
  auto keys = file.read();
  if (!keys) return keys.error();
  if (!*keys) return key_is_missing(file);
  return std::move(**keys);
}

Result<std::unique_ptr<NativeStore>> NativeStore::open(const StoreOptions& options,
                                                       Entropy& entropy, Signer& signer,
                                                       Deadline deadline) {
  auto root = find_or_make_root(options, entropy);
  if (!root) return root.error();
  if (!options.create && !is_there(options.path)) {
    return fail(ErrorCode::store_missing, "there is no store " + file_name(options.path));
  }
  auto connection = SqliteConnection::open(
      {options.path, options.create, options.bulk, options.writers, options.durable}, deadline);
  if (!connection) return connection.error();
  if (auto migrated = migrate(**connection); !migrated) return migrated.error();
  std::unique_ptr<NativeStore> opened(
      new NativeStore(std::move(*connection), options.path, options.tenant,
                      tenant_secret(signer, *root, options.tenant)));
  auto checked = check_key(opened->store(), signer, opened->root_key(), options.path,
                           options.keys.has_value());
  if (!checked) return checked.error();
  const History history = History::of_tenant(options.tenant, opened->root_key(), signer, entropy);
  auto filled = fill_people(*opened->connection_, options.tenant, history);
  if (!filled) return filled.error();
  return opened;
}

// Of every tenant: they share the key file.
Result<UtcMillis> NativeStore::last_close() {
  UtcMillis last;
  auto done =
      connection_->run("SELECT COALESCE(MAX(closes_at_ms), 0) FROM invitations WHERE is_open = 1",
                       {}, [&](const SqlRow& row) {
                         last.count = row.integer(0);
                         return true;
                       });
  if (!done) return done.error();
  return last;
}

}  // namespace amends
