// SQLite without anything of ours around it, under the same pragmas: what the store is compared
// with.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

#include "bench/tape.hpp"

namespace amends::bench {

class BareSqlite {
 public:
  /// Throws std::runtime_error, as everything here does when SQLite refuses.
  explicit BareSqlite(const std::string& path);

  void execute(const std::string& sql);

  /// Prepares each text once; run() then takes its number.
  void prepare(const std::vector<std::string>& texts);
  /// Binds, steps through all rows, resets.
  void run(const TapeStep& step);

  /// All rows of `sql`, a step each for the statement `number`.
  std::vector<TapeStep> rows(const std::string& sql, std::size_t number);

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  Statement prepared(const std::string& sql);
  void expect(bool good);

  std::unique_ptr<sqlite3, Close> db_;
  std::vector<Statement> statements_;
};

}  // namespace amends::bench
