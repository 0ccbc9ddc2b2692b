#include "bench/bare_sqlite.hpp"

#include <stdexcept>

namespace amends::bench {
namespace {

int bind(sqlite3_stmt* statement, int number, const TapeValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, number, *integer);
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, number, text->data(), text->size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }
  if (const auto* bytes = std::get_if<Bytes>(&value)) {
    return sqlite3_bind_blob64(statement, number, bytes->data(), bytes->size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, number);
}

TapeValue value_of(sqlite3_stmt* statement, int column) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_TEXT:
      return std::string(static_cast<const char*>(sqlite3_column_blob(statement, column)), size);
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      return Bytes(data, data + size);
    }
    default:
      return std::monostate();
  }
}

}  // namespace

BareSqlite::BareSqlite(const std::string& path) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open(path.c_str(), &db);
  db_.reset(db);
  expect(code == SQLITE_OK);
  for (const char* pragma : {"journal_mode = WAL", "synchronous = FULL", "secure_delete = ON",
                             "cache_size = -1024", "journal_size_limit = 8388608"}) {
    execute(std::string("PRAGMA ") + pragma);
  }
}

void BareSqlite::execute(const std::string& sql) {
  expect(sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

BareSqlite::Statement BareSqlite::prepared(const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  Statement statement(raw);
  expect(code == SQLITE_OK);
  return statement;
}

void BareSqlite::prepare(const std::vector<std::string>& texts) {
  statements_.clear();
  for (const std::string& text : texts) statements_.push_back(prepared(text));
}

void BareSqlite::run(const TapeStep& step) {
  sqlite3_stmt* statement = statements_.at(step.statement).get();
  for (std::size_t i = 0; i < step.values.size(); ++i) {
    expect(bind(statement, static_cast<int>(i + 1), step.values[i]) == SQLITE_OK);
  }
  int code = sqlite3_step(statement);
  while (code == SQLITE_ROW) code = sqlite3_step(statement);
  expect(code == SQLITE_DONE);
  sqlite3_reset(statement);
}

std::vector<TapeStep> BareSqlite::rows(const std::string& sql, std::size_t number) {
  std::vector<TapeStep> rows;
  const Statement statement = prepared(sql);
  int code = sqlite3_step(statement.get());
  for (; code == SQLITE_ROW; code = sqlite3_step(statement.get())) {
    TapeStep row{number, {}};
    for (int column = 0; column < sqlite3_column_count(statement.get()); ++column) {
      row.values.push_back(value_of(statement.get(), column));
    }
    rows.push_back(std::move(row));
  }
  expect(code == SQLITE_DONE);
  return rows;
}

void BareSqlite::expect(bool good) {
  if (!good) throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(db_.get()));
}

}  // namespace amends::bench
