#include "native-plugin/cli/importing/csv_reader.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <new>

#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

constexpr std::size_t block_bytes = 64 * 1024;
constexpr std::size_t max_record_bytes = 1024 * 1024;

int is_space(unsigned char c) {
  return c == ' ' || c == '\t';
}
int is_space_or_return(unsigned char c) {
  return is_space(c) != 0 || c == '\r';
}
int is_line_feed(unsigned char c) {
  return c == '\n';
}
int is_carriage_return(unsigned char c) {
  return c == '\r';
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

CsvReader::CsvReader(const std::string& path, char delimiter)
    : file_(std::fopen(path.c_str(), "rb")), delimiter_(delimiter) {
  struct stat found {};
  if (!file_ || fstat(fileno(file_.get()), &found) != 0) {
    throw Failure(ExitCode::refused, path + ": " + std::strerror(errno));
  }
  if (!S_ISREG(found.st_mode)) throw Failure(ExitCode::refused, path + " is not a file");
  bytes_in_file_ = found.st_size;
  fill();
  if (buffer_.starts_with("\xFF\xFE") || buffer_.starts_with("\xFE\xFF")) {
    throw Failure(ExitCode::refused,
                  path + " is UTF-16; make it UTF-8 first: iconv -f UTF-16 -t UTF-8");
  }
  if (buffer_.starts_with("\xEF\xBB\xBF")) used_ = 3;
  if (buffer_.find('\n') == std::string::npos && buffer_.find('\r') != std::string::npos) {
    line_end_ = '\r';
  }
  start_over();
}

CsvReader::~CsvReader() {
  csv_free(&parser_);
}

void CsvReader::start_over() {
  csv_free(&parser_);
  if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
  csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
  // libcsv asks for blanks first: what ends a line may be none.
  csv_set_space_func(&parser_, line_end_ == '\n' ? is_space_or_return : is_space);
  csv_set_term_func(&parser_, line_end_ == '\n' ? is_line_feed : is_carriage_return);
  field_count_ = 0;
  record_bytes_ = 0;
  in_record_ = false;
}

void CsvReader::fill() {
  buffer_.erase(0, used_);
  used_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + block_bytes);
  const std::size_t got = std::fread(buffer_.data() + had, 1, block_bytes, file_.get());
  buffer_.resize(had + got);
  bytes_read_ += static_cast<std::int64_t>(got);
  if (got == 0 && std::ferror(file_.get()) != 0) {
    throw Failure(ExitCode::refused,
                  std::string("the file cannot be read: ") + std::strerror(errno));
  }
  at_end_ = got == 0;
}

// The next line with its end, or a block of a line that is longer than a block.
std::string_view CsvReader::take_line() {
  std::size_t end = buffer_.find(line_end_, used_);
  while (end == std::string::npos && buffer_.size() - used_ < block_bytes && !at_end_) {
    fill();
    end = buffer_.find(line_end_, used_);
  }
  const std::size_t stop = end == std::string::npos ? buffer_.size() : end + 1;
  const std::string_view line(buffer_.data() + used_, stop - used_);
  used_ = stop;
  return line;
}

CsvReader::Got CsvReader::next() {
  while (!finished_) {
    const std::string_view line = take_line();
    if (line.empty()) return finish();
    const bool whole = line.back() == line_end_;
    const std::int64_t number = line_;
    if (whole) ++line_;
    if (skipping_line_) {
      skipping_line_ = !whole;
      continue;
    }
    if (!in_record_) {
      if (is_blank(line)) continue;
      in_record_ = true;
      record_.line = number;
    }
    record_bytes_ += line.size();
    if (record_bytes_ > max_record_bytes) {
      finished_ = true;
      return report(record_.line,
                    "the record that begins here is longer than 1 MiB; is a quote never closed?");
    }
    if (const Got got = feed(line); got != Got::end) return got;
  }
  return Got::end;
}

// Got::end: the record goes on.
CsvReader::Got CsvReader::feed(std::string_view line) {
  complete_ = false;
  const bool whole = line.back() == line_end_;
  const std::size_t taken =
      csv_parse(&parser_, line.data(), line.size(), on_field, on_record, this);
  if (taken != line.size()) {
    if (csv_error(&parser_) == CSV_ENOMEM) throw std::bad_alloc();
    skipping_line_ = !whole;
    const std::int64_t number = whole ? line_ - 1 : line_;
    start_over();
    return report(number,
                  "a quote stands where none may be: a field with quotes in it must itself be "
                  "quoted, and each of them doubled");
  }
  if (!complete_) return Got::end;
  in_record_ = false;
  record_bytes_ = 0;
  return Got::record;
}

CsvReader::Got CsvReader::finish() {
  finished_ = true;
  if (!in_record_) return Got::end;
  complete_ = false;
  if (csv_fini(&parser_, on_field, on_record, this) != 0) {
    return report(record_.line, "a quote in the record that begins here is never closed");
  }
  return complete_ ? Got::record : Got::end;
}

CsvReader::Got CsvReader::report(std::int64_t line, std::string message) {
  problem_ = {line, std::move(message)};
  return Got::problem;
}

void CsvReader::on_field(void* text, std::size_t size, void* self) {
  auto& reader = *static_cast<CsvReader*>(self);
  if (reader.field_count_ == reader.record_.fields.size()) reader.record_.fields.emplace_back();
  std::string& field = reader.record_.fields[reader.field_count_++];
  field.assign(static_cast<const char*>(text), size);
}

void CsvReader::on_record(int, void* self) {
  auto& reader = *static_cast<CsvReader*>(self);
  reader.record_.fields.resize(reader.field_count_);
  reader.record_.number = reader.records_++;
  reader.field_count_ = 0;
  reader.complete_ = true;
}

}  // namespace amends::cli
