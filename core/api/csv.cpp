#include "core/api/csv.hpp"

#include <boost/json/array.hpp>
#include <cstdlib>

#include "core/base/time.hpp"
#include "core/model/json.hpp"

namespace amends {
namespace {

bool begins_like_a_formula(std::string_view value) {
  return !value.empty() && std::string_view("=+-@\t\r\n").find(value.front()) != value.npos;
}

std::string listed(const json::array& items) {
  std::string text;
  for (const json::value& item : items) {
    text.append(text.empty() ? "" : "; ").append(item.as_string());
  }
  return text;
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

CsvWriter& CsvWriter::value(std::string_view name, const json::value* value) {
  if (value == nullptr || value->is_null()) return number(std::nullopt);
  if (value->is_string()) return text(value->get_string());
  if (value->is_bool()) return number(value->get_bool() ? 1 : 0);
  if (value->is_array()) return text(listed(value->get_array()));
  if (!value->is_int64()) return number(std::nullopt);
  if (name.ends_with("_at")) return text(to_text(UtcMillis{value->get_int64()}));
  return number(value->get_int64());
}

void CsvWriter::end_record() {
  out_ += "\r\n";
  first_ = true;
}

}  // namespace amends
