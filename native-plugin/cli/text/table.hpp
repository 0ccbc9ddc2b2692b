// Plain text in columns, for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends::cli {

enum class Align { left, right };

struct Column {
  std::string title;
  Align align = Align::left;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  /// One text per column.
  void add(std::vector<std::string> cells);
  /// Title line, then a line per row; cells are made harmless.
  std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// With spaces for control characters: a terminal obeys those, and a customer's words must not
/// steer it.
std::string harmless(std::string text);

/// How many columns of a terminal a UTF-8 text takes, counting each code point as one.
std::size_t text_width(std::string_view text);

/// 6973 → "69.73 %".
std::string percent(std::int64_t basis_points);

/// 95400 → "1 d 2 h": days and hours, hours and minutes, or minutes; less is "0 min".
std::string span(std::int64_t seconds);

/// 69789 → "69,789".
std::string grouped(std::int64_t number);

}  // namespace amends::cli
