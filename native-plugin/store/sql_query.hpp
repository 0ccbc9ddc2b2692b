// A statement that is put together from pieces, with its values numbered as they come.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "native-plugin/store/parameters.hpp"

namespace amends {

class SqlQuery {
 public:
  explicit SqlQuery(std::string_view text) : text_(text) {}

  SqlQuery& add(std::string_view text) {
    text_.append(text);
    return *this;
  }
  /// Each adds "$n" to the text, and the value; text is borrowed.
  SqlQuery& text(std::string_view value);
  SqlQuery& integer(std::int64_t value);
  SqlQuery& id(const Id128& value);
  /// "$n, $n+1, …"; at least one value.
  SqlQuery& texts(const std::vector<std::string>& values);
  SqlQuery& ids(const std::vector<Id128>& values);

  const std::string& sql() const { return text_; }
  const Parameters& parameters() const { return parameters_; }

 private:
  SqlQuery& add_number();

  std::string text_;
  Parameters parameters_;
};

/// "a, b, c", each behind `prefix`.
std::string joined(const std::vector<std::string_view>& names, std::string_view prefix = "");

/// request_stream() of a column.
std::string stream_of(const std::string& column);
/// request_of_stream() of a column.
std::string request_of(const std::string& column);

/// " AND …" for cases that belong to [from, before): by their answer, or their opening where no
/// answer stands any more. Columns stand behind `table`, which is empty or ends with a point.
void add_answered(const std::optional<UtcMillis>& from, const std::optional<UtcMillis>& before,
                  const std::string& table, SqlQuery& query);

/// INSERT of `rows` rows; $1 is the tenant in each of them, the columns' values follow row by row.
std::string insert_rows(std::string_view table, const std::vector<std::string_view>& columns,
                        std::size_t rows);

/// "($1, $2, $3), ($1, $4, $5)": `rows` rows of $1 and `columns` more values.
std::string value_rows(std::size_t rows, std::size_t columns);

/// What makes an INSERT replace the row with the same key: tenant and the first columns.
std::string replacing(const std::vector<std::string_view>& columns, std::size_t key_columns = 1);

/// The first columns, as in "a, b".
std::string key_of(const std::vector<std::string_view>& columns, std::size_t key_columns);

}  // namespace amends
