// The store's secret: 32 random bytes in hex, in a file beside the store that only its owner reads.
// Without it, links do not verify and the history cannot be checked; it belongs into every backup.
#pragma once

#include <string>

#include "core/base/ports.hpp"
#include "core/base/result.hpp"

namespace amends {

class KeyFile {
 public:
  /// The key file of a store is "<store>.key".
  explicit KeyFile(const std::string& store_path) : path_(store_path + ".key") {}

  /// Empty when there is no such file. Fails with store_unavailable when it cannot be read or
  /// understood.
  Result<Bytes> read() const;

  /// Makes the file with a fresh secret, whole or not at all, synced; an existing one stays.
  Result<void> make(Entropy& entropy) const;

  /// For messages: the name without the folder.
  std::string name() const;

 private:
  std::string path_;
};

}  // namespace amends
