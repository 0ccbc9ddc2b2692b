// The outbox of the SQL store.
#include <algorithm>
#include <utility>

#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {

Result<std::vector<OutboxEntry>> SqlStore::lease(std::string_view consumer,
                                                 const std::vector<std::string>& kinds,
                                                 UtcMillis now, std::int64_t lease_ms,
                                                 std::size_t limit) {
  if (kinds.empty() || limit == 0) return std::vector<OutboxEntry>{};
  SqlQuery query("UPDATE outbox SET consumer = ");
  query.text(consumer)
      .add(", lease_until_ms = ")
      .integer(now.count + lease_ms)
      .add(", attempts = attempts + 1 WHERE tenant = ")
      .text(tenant_)
      .add(" AND effect IN (SELECT effect FROM outbox WHERE tenant = ")
      .text(tenant_)
      .add(" AND not_before_ms <= ")
      .integer(now.count)
      .add(" AND kind IN (")
      .texts(kinds)
      .add(") AND (lease_until_ms IS NULL OR lease_until_ms <= ")
      .integer(now.count)
      .add(") ORDER BY not_before_ms, effect LIMIT ")
      .integer(static_cast<std::int64_t>(limit))
      .add(") RETURNING ")
      .add(joined(column_names<OutboxEntry>()));
  std::vector<OutboxEntry> leased;
  auto written = write(query, [&](const SqlRow& row) {
    read_row(row, leased.emplace_back());
    return true;
  });
  if (!written) return written.error();
  std::sort(leased.begin(), leased.end(), [](const OutboxEntry& a, const OutboxEntry& b) {
    return std::pair(a.not_before, a.effect) < std::pair(b.not_before, b.effect);
  });
  return leased;
}

Result<std::int64_t> SqlStore::acknowledge(std::string_view consumer,
                                           const std::vector<Id128>& effects) {
  if (effects.empty()) return 0;
  SqlQuery query("DELETE FROM outbox WHERE tenant = ");
  query.text(tenant_)
      .add(" AND lease_until_ms IS NOT NULL AND consumer = ")
      .text(consumer)
      .add(" AND effect IN (")
      .ids(effects)
      .add(")");
  return write(query);
}

Result<std::int64_t> SqlStore::give_back(std::string_view consumer,
                                         const std::vector<Id128>& effects, UtcMillis not_before) {
  if (effects.empty()) return 0;
  SqlQuery query("UPDATE outbox SET consumer = '', lease_until_ms = NULL, not_before_ms = ");
  query.integer(not_before.count)
      .add(" WHERE tenant = ")
      .text(tenant_)
      .add(" AND lease_until_ms IS NOT NULL AND consumer = ")
      .text(consumer)
      .add(" AND effect IN (")
      .ids(effects)
      .add(")");
  return write(query);
}

Result<OutboxState> SqlStore::outbox_state(UtcMillis now) {
  SqlQuery query("SELECT COUNT(*), MIN(not_before_ms) FROM outbox WHERE tenant = ");
  query.text(tenant_).add(" AND not_before_ms <= ").integer(now.count);
  OutboxState state;
  auto done = read(query, [&](const SqlRow& row) {
    state.waiting = row.integer(0);
    if (!row.is_null(1)) state.oldest = UtcMillis{row.integer(1)};
    return true;
  });
  if (!done) return done.error();
  return state;
}

}  // namespace amends
