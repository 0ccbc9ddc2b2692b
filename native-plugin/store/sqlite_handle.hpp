// A database of SQLite that closes with its scope.
#pragma once

#include <sqlite3.h>

#include <memory>

namespace amends {

struct CloseSqlite {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

}  // namespace amends
