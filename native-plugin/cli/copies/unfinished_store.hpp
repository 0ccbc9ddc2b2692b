// A store and its key while they are made, under names that nobody takes for finished: backup and
// restore leave both or nothing.
#pragma once

#include <cstdint>
#include <string>

#include "native-plugin/store/store_keys.hpp"

namespace amends::cli {

class UnfinishedStore {
 public:
  /// Makes the empty file "<target>.part" with mode 0600. Throws Failure(failed) when it cannot,
  /// and when `target` or a file that belongs to it is there: nothing is replaced.
  explicit UnfinishedStore(std::string target);
  /// Takes away what was not finished.
  ~UnfinishedStore();
  UnfinishedStore(const UnfinishedStore&) = delete;
  UnfinishedStore& operator=(const UnfinishedStore&) = delete;

  const std::string& path() const { return path_; }

  /// Throws Failure(failed) when its disk has no room for so much: a disk that runs full meanwhile
  /// may be the one of a store in use.
  void check_space(std::int64_t bytes) const;
  /// Puts the key file beside it.
  void write_keys(const StoreKeys& keys) const;

  enum class First { key, store };
  /// Gives both files their names, in this order, synced. Throws Failure(failed) when somebody has
  /// taken one of the names meanwhile, or the disk fails.
  void finish(First first);

 private:
  std::string target_;
  std::string path_;
};

}  // namespace amends::cli
