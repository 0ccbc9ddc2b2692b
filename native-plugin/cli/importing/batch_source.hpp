// Cuts a file's rows into the batches that an import writes, prepared to be written.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "native-plugin/cli/importing/rated_rows.hpp"

namespace amends::cli {

/// So many rows are held in memory, about 600 bytes each, and put in order together.
inline constexpr std::size_t rows_a_window = 100'000;

class BatchSource {
 public:
  /// Begins with a window that was read already, and goes on with the rest of the file, if any,
  /// without the lines that are `repeated` (ascending). What is referred to must outlive the
  /// source.
  BatchSource(std::vector<RatedRow> window, RatedRows* rest,
              const std::vector<std::int64_t>& repeated, Importer& importer);

  /// The next batch, or nothing at the end.
  std::optional<Importer::Batch> next();

 private:
  void read_window();
  void put_in_order();

  std::vector<RatedRow> window_;
  std::vector<RatedRow*> in_order_;  // of the window, by time
  std::size_t taken_ = 0;            // of these
  RatedRows* rest_;
  const std::vector<std::int64_t>& repeated_;
  Importer& importer_;
};

}  // namespace amends::cli
