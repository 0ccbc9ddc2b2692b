// CSV as spreadsheets and programs read it (RFC 4180): CRLF, quotes where they are needed, and
// no text that a spreadsheet would take for a formula.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends {

class CsvWriter {
 public:
  /// A text; one that begins like a formula gets an apostrophe before it (OWASP, "CSV injection").
  CsvWriter& text(std::string_view value);
  /// A number; an empty field for nothing.
  CsvWriter& number(std::optional<std::int64_t> value);
  /// Per ten thousand as per cent with two decimals, such as 69.73; an empty field for nothing.
  CsvWriter& percent(std::optional<int> share_bp);
  /// What a view of the API has under a name: a text, a list (with "; " between), a number, yes (1)
  /// or no (0); under a name that ends in _at a moment, as UTC; an empty field for null or nothing.
  CsvWriter& value(std::string_view name, const boost::json::value* value);
  void end_record();

  const std::string& result() const { return out_; }

 private:
  void field(std::string_view raw);

  std::string out_;
  bool first_ = true;
};

}  // namespace amends
