// A tenant's store on this machine: the file, its key, its schema, opened in the right order.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/ports.hpp"
#include "core/store/port.hpp"
#include "native-plugin/store/deadline.hpp"
#include "native-plugin/store/sql_store.hpp"
#include "native-plugin/store/sqlite_connection.hpp"
#include "native-plugin/store/store_keys.hpp"

namespace amends {

struct StoreOptions {
  std::string path;
  std::string tenant = "default";
  bool create = true;  // make the store, and its key, if it is missing
  bool bulk = false;   // see SqliteLocation
  bool durable = true;
  /// Instead of a key file, which is then neither made nor read.
  std::optional<StoreKeys> keys = {};
  /// Shared by all that one process opens of one store.
  std::shared_ptr<WriterQueue> writers = std::make_shared<WriterQueue>();
};

/// The secrets as they are now, of a store that may be closed. Fails as KeyFile::read() does, and
/// with store_key_missing when there are none.
Result<StoreKeys> read_store_keys(const StoreOptions& options);

/// Open from its making to its end; for one call at a time.
class NativeStore {
 public:
  /// Fails with one of the store_* codes. A store that is there but whose key file is missing, or
  /// is another store's, fails with store_key_missing: a new key would make every link and the
  /// whole history unverifiable.
  static Result<std::unique_ptr<NativeStore>> open(const StoreOptions& options, Entropy& entropy,
                                                   Signer& signer, Deadline deadline);

  Store& store() { return store_; }
  /// The tenant's root secret: what ApplicationConfig asks for.
  const Bytes& root_key() const { return root_key_; }
  /// When the last open invitation of any tenant closes; 0: there is none. The keys are the
  /// store's.
  Result<UtcMillis> last_close();

  void set_deadline(Deadline deadline) { connection_->set_deadline(deadline); }
  /// See SqliteConnection.
  bool is_current() const { return connection_->is_current(); }
  bool is_sound() const { return connection_->is_sound(); }
  void leave_log_behind() { connection_->leave_log_behind(); }

 private:
  NativeStore(std::unique_ptr<SqliteConnection> connection, const std::string& path,
              const std::string& tenant, Bytes root_key)
      : connection_(std::move(connection)),
        store_(*connection_, tenant, ErasureFile(path)),
        root_key_(std::move(root_key)) {}

  std::unique_ptr<SqliteConnection> connection_;
  SqlStore store_;
  Bytes root_key_;
};

}  // namespace amends
