#include "core/api/csv.hpp"

#include <cstdlib>

namespace amends {
namespace {

bool begins_like_a_formula(std::string_view value) {
  return !value.empty() && std::string_view("=+-@\t\r\n").find(value.front()) != value.npos;
}

}  // namespace

void CsvWriter::field(std::string_view raw) {
  if (!first_) out_ += ',';
  first_ = false;
  if (raw.find_first_of(",\"\r\n") == raw.npos) {
    out_ += raw;
    return;
  }
  out_ += '"';
  for (const char c : raw) out_.append(c == '"' ? 2 : 1, c);
  out_ += '"';
}

CsvWriter& CsvWriter::text(std::string_view value) {
  field(begins_like_a_formula(value) ? "'" + std::string(value) : std::string(value));
  return *this;
}

CsvWriter& CsvWriter::number(std::optional<std::int64_t> value) {
  field(value ? std::to_string(*value) : std::string());
  return *this;
}

CsvWriter& CsvWriter::percent(std::optional<int> share_bp) {
  if (!share_bp) {
    field({});
    return *this;
  }
  const int size = std::abs(*share_bp);
  const std::string hundredths = std::to_string(100 + size % 100).substr(1);
  field((*share_bp < 0 ? "-" : "") + std::to_string(size / 100) + "." + hundredths);
  return *this;
}

void CsvWriter::end_record() {
  out_ += "\r\n";
  first_ = true;
}

}  // namespace amends
