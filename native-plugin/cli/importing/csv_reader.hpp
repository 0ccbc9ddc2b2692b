// A CSV file (RFC 4180), record by record, with the line each one begins on. Memory does not grow
// with the file: a record has at most 1 MiB.
#pragma once

#include <csv.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/importing/csv_record.hpp"

namespace amends::cli {

using importing::CsvRecord;

struct CsvProblem {
  std::int64_t line = 0;
  std::string message;
};

class CsvReader {
 public:
  /// Throws Failure when the file cannot be read or is UTF-16. A UTF-8 byte-order mark is skipped.
  CsvReader(const std::string& path, char delimiter);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  enum class Got { record, problem, end };
  /// The next record, or what is wrong with it: reading goes on behind it. Blank lines are no
  /// records.
  Got next();

  const CsvRecord& record() const { return record_; }
  const CsvProblem& problem() const { return problem_; }
  std::int64_t bytes_read() const { return bytes_read_; }
  std::int64_t bytes_in_file() const { return bytes_in_file_; }

 private:
  static void on_field(void* text, std::size_t size, void* self);
  static void on_record(int terminator, void* self);

  void fill();
  std::string_view take_line();
  Got feed(std::string_view line);
  Got finish();
  Got report(std::int64_t line, std::string message);
  void start_over();

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  csv_parser parser_{};
  char delimiter_;
  char line_end_ = '\n';
  std::string buffer_;
  std::size_t used_ = 0;  // of the buffer
  bool at_end_ = false;   // of the file
  bool finished_ = false;
  bool skipping_line_ = false;  // the rest of a broken line
  std::int64_t line_ = 1;       // that is read next
  std::int64_t bytes_read_ = 0;
  std::int64_t bytes_in_file_ = 0;

  CsvRecord record_;
  CsvProblem problem_;
  std::size_t field_count_ = 0;  // of the record being read
  std::size_t record_bytes_ = 0;
  std::int64_t records_ = 0;
  bool in_record_ = false;
  bool complete_ = false;
};

}  // namespace amends::cli
