// The good rows of a file, one after the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/importing/complaints.hpp"
#include "core/importing/row_reader.hpp"
#include "native-plugin/cli/importing/csv_reader.hpp"

namespace amends::cli {

using importing::Complaints;
using importing::RowReader;
using importing::RowRules;

class RatedRows {
 public:
  /// Throws Failure(refused) when the file cannot be read, or has no header that fits. What
  /// `rules` refers to must outlive the rows.
  RatedRows(const std::string& file, char delimiter, const RowRules& rules);

  /// The next good row, or nothing at the end. The bad ones before it are complained about.
  std::optional<RatedElsewhere> next(Complaints& complaints);
  /// The record that the last row stood in.
  const CsvRecord& record() const { return csv_.record(); }
  /// A record that was read before, once more.
  std::optional<RatedElsewhere> read(const CsvRecord& record, Complaints& complaints) {
    return reader_.read(record, complaints);
  }

  std::int64_t bytes_read() const { return csv_.bytes_read(); }
  std::int64_t bytes_in_file() const { return csv_.bytes_in_file(); }
  /// What it has found out about the columns.
  const RowReader& reader() const { return reader_; }

 private:
  CsvReader csv_;
  RowReader reader_;
};

}  // namespace amends::cli
