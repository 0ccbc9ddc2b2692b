#include "native-plugin/store/sql_query.hpp"

#include "core/model/stream_name.hpp"

namespace amends {

SqlQuery& SqlQuery::add_number() {
  text_.append("$").append(std::to_string(parameters_.last()));
  return *this;
}

SqlQuery& SqlQuery::text(std::string_view value) {
  parameters_.text(value);
  return add_number();
}

SqlQuery& SqlQuery::integer(std::int64_t value) {
  parameters_.integer(value);
  return add_number();
}

SqlQuery& SqlQuery::id(const Id128& value) {
  parameters_.id(value);
  return add_number();
}

SqlQuery& SqlQuery::texts(const std::vector<std::string>& values) {
  std::string_view separator;
  for (const std::string& value : values) {
    add(separator).text(value);
    separator = ", ";
  }
  return *this;
}

SqlQuery& SqlQuery::ids(const std::vector<Id128>& values) {
  std::string_view separator;
  for (const Id128& value : values) {
    add(separator).id(value);
    separator = ", ";
  }
  return *this;
}

std::string joined(const std::vector<std::string_view>& names, std::string_view prefix) {
  std::string text;
  for (const std::string_view name : names) {
    text.append(text.empty() ? "" : ", ").append(prefix).append(name);
  }
  return text;
}

std::string stream_of(const std::string& column) {
  const std::string prefix(touchpoint_prefix);
  return "CASE WHEN substr(" + column + ", 1, " + std::to_string(prefix.size()) + ") = '" + prefix +
         "' THEN " + column + " ELSE '" + std::string(request_prefix) + "' || " + column + " END";
}

std::string request_of(const std::string& column) {
  const std::string prefix(request_prefix);
  const std::string size = std::to_string(prefix.size());
  return "CASE WHEN substr(" + column + ", 1, " + size + ") = '" + prefix + "' THEN substr(" +
         column + ", " + size + " + 1) ELSE " + column + " END";
}

void add_answered(const std::optional<UtcMillis>& from, const std::optional<UtcMillis>& before,
                  const std::string& table, SqlQuery& query) {
  const std::string at = " AND CASE WHEN " + table + "answer = 0 THEN " + table +
                         "opened_at_ms ELSE " + table + "answered_at_ms END ";
  if (from) query.add(at).add(">= ").integer(from->count);
  if (before) query.add(at).add("< ").integer(before->count);
}

std::string value_rows(std::size_t rows, std::size_t columns) {
  std::string text;
  std::size_t number = 1;
  for (std::size_t row = 0; row < rows; ++row) {
    text.append(row == 0 ? "($1" : ", ($1");
    for (std::size_t column = 0; column < columns; ++column) {
      text.append(", $").append(std::to_string(++number));
    }
    text.append(")");
  }
  return text;
}

std::string insert_rows(std::string_view table, const std::vector<std::string_view>& columns,
                        std::size_t rows) {
  return std::string("INSERT INTO ")
      .append(table)
      .append(" (tenant, ")
      .append(joined(columns))
      .append(") VALUES ")
      .append(value_rows(rows, columns.size()));
}

std::string key_of(const std::vector<std::string_view>& columns, std::size_t key_columns) {
  return joined({columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(key_columns)});
}

std::string replacing(const std::vector<std::string_view>& columns, std::size_t key_columns) {
  std::string text = " ON CONFLICT (tenant, " + key_of(columns, key_columns) + ") DO ";
  if (key_columns == columns.size()) return text + "NOTHING";
  text += "UPDATE SET ";
  for (std::size_t i = key_columns; i < columns.size(); ++i) {
    text.append(i == key_columns ? "" : ", ")
        .append(columns[i])
        .append(" = excluded.")
        .append(columns[i]);
  }
  return text;
}

}  // namespace amends
