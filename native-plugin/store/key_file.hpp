// The store's secrets, in a file beside it that nobody but its owner reads or writes. Without it,
// links do not verify and the history cannot be checked; it belongs into every backup.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/base/ports.hpp"
#include "core/base/result.hpp"
#include "native-plugin/store/store_keys.hpp"

namespace amends {

/// Tells one content of the file from another without reading it.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t file = 0;
  std::int64_t size = 0;
  std::int64_t changed_ns = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

class KeyFile {
 public:
  /// The key file of a store is "<store>.key".
  explicit KeyFile(const std::string& store_path) : path_(store_path + ".key") {}

  /// Nothing when there is no such file. Fails with store_unavailable when it cannot be read or
  /// understood, or when others than its owner may read or write it.
  Result<std::optional<StoreKeys>> read() const;

  /// Nothing when there is no such file, or it cannot be looked at.
  std::optional<FileStamp> stamp() const;

  /// Makes the file with a fresh root, whole or not at all, synced; an existing one stays.
  Result<void> make(Entropy& entropy) const;

  /// Makes the file with these, synced; an existing one is not touched and is a failure. For a file
  /// that nobody looks at yet: who does may see a part of it.
  Result<void> write_new(const StoreKeys& keys) const;

  /// Puts the ring that `edit` makes of the present one in its place, whole or not at all, synced.
  /// Fails with what `edit` and read() fail with, store_busy when somebody else changes the file
  /// now, store_key_missing when there is none.
  Result<void> change_ring(const std::function<Result<KeyRing>(const KeyRing&)>& edit) const;

  /// For messages: the name without the folder.
  std::string name() const;

 private:
  std::string path_;
};

}  // namespace amends
