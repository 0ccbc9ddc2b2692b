#include "bench/rewrite.hpp"

#include "bench/bare_sqlite.hpp"
#include "bench/measure.hpp"

namespace amends::bench {
namespace {

// As many requests a transaction as `amends import` takes; each makes about eight rows.
constexpr std::size_t rows_a_transaction = 64'000;

std::string insert_into(const std::string& table, std::size_t columns) {
  std::string sql = "INSERT INTO " + table + " VALUES (";
  for (std::size_t i = 1; i <= columns; ++i) {
    sql += (i > 1 ? ", $" : "$") + std::to_string(i);
  }
  return sql + ")";
}

struct Contents {
  std::vector<std::string> schema;
  std::vector<std::string> inserts;
  std::vector<TapeStep> rows;
};

Contents read_all(BareSqlite& db) {
  Contents contents;
  const auto objects = db.rows(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC", 0);
  for (const TapeStep& object : objects) {
    contents.schema.push_back(std::get<std::string>(object.values[2]));
    if (std::get<std::string>(object.values[0]) != "table") continue;
    const std::string& table = std::get<std::string>(object.values[1]);
    auto rows = db.rows("SELECT * FROM " + table, contents.inserts.size());
    if (rows.empty()) continue;
    contents.inserts.push_back(insert_into(table, rows.front().values.size()));
    for (TapeStep& row : rows) contents.rows.push_back(std::move(row));
  }
  return contents;
}

}  // namespace

json::object measure_rewrite(const std::string& from, const std::string& to) {
  BareSqlite source(from);
  const Contents contents = read_all(source);
  BareSqlite target(to);
  for (const std::string& sql : contents.schema) target.execute(sql);
  target.prepare(contents.inserts);
  const double seconds = seconds_of([&] {
    for (std::size_t i = 0; i < contents.rows.size(); ++i) {
      if (i % rows_a_transaction == 0) target.execute(i == 0 ? "BEGIN" : "COMMIT; BEGIN");
      target.run(contents.rows[i]);
    }
    target.execute("COMMIT");
  });
  return {{"seconds", seconds}, {"rows", contents.rows.size()}};
}

}  // namespace amends::bench
