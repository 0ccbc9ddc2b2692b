#include "native-plugin/store/sqlite_statement.hpp"

#include <cassert>
#include <string>

namespace amends {
namespace {

class SqliteRow final : public SqlRow {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

  bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  std::string_view text(int column) const override {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return data == nullptr ? std::string_view() : std::string_view(data, size(column));
  }
  ByteView bytes(int column) const override {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return data == nullptr ? ByteView() : ByteView(data, size(column));
  }

 private:
  std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }
  sqlite3_stmt* statement_;
};

// Empty text and bytes are not NULL: a pointer to something is needed.
const void* not_null(const void* data) {
  return data == nullptr ? "" : data;
}

class Binder {
 public:
  Binder(sqlite3_stmt* statement, int number) : statement_(statement), number_(number) {}
  int operator()(std::monostate) const { return sqlite3_bind_null(statement_, number_); }
  int operator()(std::int64_t value) const {
    return sqlite3_bind_int64(statement_, number_, value);
  }
  int operator()(std::string_view value) const {
    return sqlite3_bind_text64(statement_, number_,
                               static_cast<const char*>(not_null(value.data())), value.size(),
                               SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(ByteView value) const {
    return sqlite3_bind_blob64(statement_, number_, not_null(value.data()), value.size(),
                               SQLITE_STATIC);
  }

 private:
  sqlite3_stmt* statement_;
  int number_;
};

}  // namespace

bool has_parameters_in_order(sqlite3_stmt* statement) {
  for (int number = 1; number <= sqlite3_bind_parameter_count(statement); ++number) {
    if ("$" + std::to_string(number) != sqlite3_bind_parameter_name(statement, number))
      return false;
  }
  return true;
}

int StatementUse::bind(const Parameters& parameters) {
  assert(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_)) ==
         parameters.values().size());
  int number = 0;
  for (const Parameters::Value& value : parameters.values()) {
    const int code = std::visit(Binder(statement_, ++number), value);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

int StatementUse::run(const RowVisitor& visit) {
  const SqliteRow row(statement_);
  int code = sqlite3_step(statement_);
  while (code == SQLITE_ROW) {
    if (visit && !visit(row)) return SQLITE_DONE;
    code = sqlite3_step(statement_);
  }
  return code;
}

}  // namespace amends
