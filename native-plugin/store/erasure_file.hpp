// Which people were erased, in a file beside the store: a copy that is brought back knows less. One
// line an erasure: the person (a keyed hash that tells nobody who it was), the moment, the tenant.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/store/rows.hpp"

namespace amends {

class ErasureFile {
 public:
  /// The list of a store is "<store>.erased".
  explicit ErasureFile(const std::string& store_path) : path_(store_path + ".erased") {}
  /// A list that lies elsewhere.
  static ErasureFile at(const std::string& path);

  /// Those of one tenant, in the order in which they were added; none where there is no file. Fails
  /// with store_unavailable when it cannot be read or understood.
  Result<std::vector<Erasure>> read(const std::string& tenant) const;

  /// Adds one, synced. Fails with store_full, store_read_only, store_unavailable.
  Result<void> add(const std::string& tenant, const Erasure& erasure) const;

  /// Adds the lines of another list that are not in this one yet; says how many.
  Result<std::size_t> add_all(const ErasureFile& other) const;

  /// For messages: the name without the folder.
  std::string name() const;

 private:
  struct Line;
  Result<std::vector<Line>> lines() const;
  Result<void> append(const std::string& text) const;

  std::string path_;
};

}  // namespace amends
