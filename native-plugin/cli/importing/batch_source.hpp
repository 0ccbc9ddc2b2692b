// Cuts a file's rows into the batches that an import writes, prepared to be written.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/importing/repeated_lines.hpp"
#include "native-plugin/cli/importing/rated_rows.hpp"
#include "native-plugin/cli/importing/row_window.hpp"

namespace amends::cli {

using importing::RepeatedLines;

class BatchSource {
 public:
  /// Begins with a window that was read from `rows` already. Lines that are `repeated` are left
  /// out. What is referred to must outlive the source.
  BatchSource(RatedRows& rows, RowWindow window, const RepeatedLines& repeated, Importer& importer);

  /// The next batch, or nothing at the end.
  std::optional<Importer::Batch> next();

 private:
  void read_window();

  RatedRows& rows_;
  RowWindow window_;
  std::size_t taken_ = 0;  // of the window
  std::size_t rows_a_batch_;
  const RepeatedLines& repeated_;
  Importer& importer_;
};

}  // namespace amends::cli
