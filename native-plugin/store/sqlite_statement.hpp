// One prepared statement of SQLite.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string_view>

#include "native-plugin/store/connection.hpp"

namespace amends {

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using SqliteStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// SQLite numbers $1, $2 … by their first appearance: whether the text has them in that order.
bool has_parameters_in_order(sqlite3_stmt* statement);

/// Resets a statement at the end of its scope, so that it holds no lock and no borrowed value.
class StatementUse {
 public:
  explicit StatementUse(sqlite3_stmt* statement) : statement_(statement) {}
  StatementUse(const StatementUse&) = delete;
  StatementUse& operator=(const StatementUse&) = delete;
  ~StatementUse() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  /// A SQLite result code.
  int bind(const Parameters& parameters);
  /// Steps to the end, or until `visit` wants no more; SQLITE_DONE when all went well.
  int run(const RowVisitor& visit);
  /// Before it is bound and run once more.
  void reset() { sqlite3_reset(statement_); }

 private:
  sqlite3_stmt* statement_;
};

}  // namespace amends
