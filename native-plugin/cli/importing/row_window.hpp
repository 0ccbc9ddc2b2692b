// Records of a file, held in memory in few bytes, to be read again in the order of their time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/importing/csv_record.hpp"

namespace amends::cli {

using importing::CsvRecord;

class RowWindow {
 public:
  bool has_room() const;
  /// Takes a record, with the time of what it tells.
  void add(const CsvRecord& record, const std::optional<UtcMillis>& at);
  void clear();
  void sort();  // by time

  std::size_t size() const { return rows_.size(); }
  void read(std::size_t place, CsvRecord& record) const;

 private:
  struct Row {
    std::optional<UtcMillis> at;
    std::int64_t line;
    std::int64_t number;
    std::size_t begin;  // of its fields
    std::size_t fields;
  };
  std::vector<Row> rows_;
  std::string text_;  // the fields, each behind its size
};

}  // namespace amends::cli
