#include "native-plugin/store/sqlite_wipe.hpp"

#include <vector>

namespace amends {
namespace {

Result<std::vector<std::string>> schema_texts(Connection& connection, std::string_view type,
                                              const std::string& table) {
  std::vector<std::string> texts;
  auto ran = connection.run(
      "SELECT sql FROM sqlite_schema WHERE type = $1 AND tbl_name = $2 AND sql IS NOT NULL",
      Parameters().text(type).text(table), [&](const SqlRow& row) {
        texts.emplace_back(row.text(0));
        return true;
      });
  if (!ran) return ran.error();
  return texts;
}

}  // namespace

Result<void> write_anew(Connection& connection, const std::string& table) {
  auto tables = schema_texts(connection, "table", table);
  if (!tables) return tables.error();
  auto indexes = schema_texts(connection, "index", table);
  if (!indexes) return indexes.error();
  const std::string fresh = table + "_anew";
  std::vector<std::string> steps = *tables;
  for (std::string& sql : steps) sql.replace(sql.find(table), table.size(), fresh);
  steps.push_back("INSERT INTO " + fresh + " SELECT * FROM " + table);
  steps.push_back("DROP TABLE " + table);
  steps.push_back("ALTER TABLE " + fresh + " RENAME TO " + table);
  steps.insert(steps.end(), indexes->begin(), indexes->end());
  for (const std::string& sql : steps) {
    if (auto ran = connection.run(sql, {}, {}); !ran) return ran.error();
  }
  return {};
}

}  // namespace amends
