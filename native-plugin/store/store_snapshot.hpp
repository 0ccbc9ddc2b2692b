// A store as it is at one moment, while others go on writing to it: what a copy is made from.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/ports.hpp"
#include "native-plugin/store/sqlite_connection.hpp"
#include "native-plugin/store/store_keys.hpp"

namespace amends {

struct CopyCallbacks {
  /// Told after each step how many pages are copied, of how many. May be empty.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  /// Asked before each step; true ends the copy. May be empty.
  std::function<bool()> stop;
};

class StoreSnapshot {
 public:
  /// Opens the store as it is: an older schema stays what it was. Until the snapshot's end nobody
  /// waits for it, but the store's write-ahead log is not emptied. Fails with store_newer and what
  /// SqliteConnection::open() fails with.
  static Result<StoreSnapshot> take(const std::string& path);

  /// See schema.hpp.
  int schema() const { return schema_; }
  std::int64_t bytes() const { return bytes_; }
  /// Everybody whose rows may be in it.
  std::vector<std::string> tenants() const;

  /// Fails with store_key_missing when the keys are those of another store.
  Result<void> check_keys(Signer& signer, const StoreKeys& keys) const;

  /// Copies every page into an empty file, synced. False when `stop` ended it: then the file holds
  /// nothing of use.
  Result<bool> copy_to(const std::string& path, const CopyCallbacks& callbacks);

 private:
  struct Mark {
    std::string tenant;
    std::string key_check;
  };

  explicit StoreSnapshot(std::unique_ptr<SqliteConnection> connection)
      : connection_(std::move(connection)) {}
  Result<void> read();
  Result<void> read_size();
  Result<void> read_marks();

  std::unique_ptr<SqliteConnection> connection_;
  int schema_ = 0;
  std::int64_t bytes_ = 0;
  std::vector<Mark> marks_;
};

}  // namespace amends
