// Cuts a file's rows into the batches that an import writes, prepared to be written.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "native-plugin/cli/importing/rated_rows.hpp"

namespace amends::cli {

class BatchSource {
 public:
  /// `repeated`: lines to leave out, ascending. All three must outlive the source.
  BatchSource(RatedRows& rows, const std::vector<std::int64_t>& repeated, Importer& importer)
      : rows_(rows), repeated_(repeated), importer_(importer) {}

  /// The next batch, or nothing at the end.
  std::optional<Importer::Batch> next();

 private:
  void read_window();

  RatedRows& rows_;
  const std::vector<std::int64_t>& repeated_;
  Importer& importer_;
  std::vector<RatedElsewhere> window_;
  std::vector<RatedElsewhere*> in_order_;  // of the window, by time
  std::size_t taken_ = 0;                  // of these
};

}  // namespace amends::cli
