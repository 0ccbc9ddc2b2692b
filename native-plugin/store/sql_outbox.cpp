// The outbox of the SQL store.
#include <algorithm>
#include <utility>

#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {
namespace {

SqlQuery select_entries(std::string_view tenant) {
  SqlQuery query("SELECT ");
  query.add(joined(column_names<OutboxEntry>())).add(" FROM outbox WHERE tenant = ").text(tenant);
  return query;
}

}  // namespace

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
      .add(") AND given_up = 0 AND (lease_until_ms IS NULL OR lease_until_ms <= ")
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

Result<std::vector<OutboxEntry>> SqlStore::leased(std::string_view consumer,
                                                  const std::vector<Id128>& effects) {
  if (effects.empty()) return std::vector<OutboxEntry>{};
  SqlQuery query = select_entries(tenant_);
  query.add(" AND lease_until_ms IS NOT NULL AND consumer = ")
      .text(consumer)
      .add(" AND effect IN (")
      .ids(effects)
      .add(") ORDER BY effect");
  return read_entries(query);
}

Result<std::int64_t> SqlStore::give_back(std::string_view consumer,
                                         const std::vector<Setback>& setbacks) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  std::int64_t given_back = 0;
  for (const Setback& setback : setbacks) {
    SqlQuery query("UPDATE outbox SET consumer = '', lease_until_ms = NULL, not_before_ms = ");
    query.integer(setback.not_before.count)
        .add(", last_error = ")
        .text(setback.error)
        .add(", given_up = ")
        .integer(setback.give_up ? 1 : 0)
        .add(" WHERE tenant = ")
        .text(tenant_)
        .add(" AND lease_until_ms IS NOT NULL AND consumer = ")
        .text(consumer)
        .add(" AND effect = ")
        .id(setback.effect);
    auto changed = connection_.run(query.sql(), query.parameters(), {});
    if (!changed) return changed;
    given_back += *changed;
  }
  if (auto committed = transaction->commit(); !committed) return committed.error();
  return given_back;
}

Result<std::int64_t> SqlStore::revive(const std::vector<Id128>& effects, UtcMillis now) {
  if (effects.empty()) return 0;
  SqlQuery query("UPDATE outbox SET given_up = 0, attempts = 0, not_before_ms = ");
  query.integer(now.count)
      .add(" WHERE tenant = ")
      .text(tenant_)
      .add(" AND given_up = 1 AND effect IN (")
      .ids(effects)
      .add(")");
  return write(query);
}

Result<std::vector<OutboxEntry>> SqlStore::outbox(const OutboxQuery& query) {
  if (query.kinds.empty()) return std::vector<OutboxEntry>{};
  SqlQuery sql = select_entries(tenant_);
  sql.add(query.given_up ? " AND given_up = 1" : " AND given_up = 0")
      .add(" AND kind IN (")
      .texts(query.kinds)
      .add(")");
  if (query.due_at) {
    sql.add(" AND not_before_ms <= ")
        .integer(query.due_at->count)
        .add(" AND (lease_until_ms IS NULL OR lease_until_ms <= ")
        .integer(query.due_at->count)
        .add(")");
  }
  sql.add(" ORDER BY not_before_ms, effect LIMIT ");
  sql.integer(static_cast<std::int64_t>(query.limit));
  return read_entries(sql);
}

Result<OutboxState> SqlStore::outbox_state(UtcMillis now) {
  SqlQuery query("SELECT COUNT(*), MIN(not_before_ms)");
  const auto add_count = [&](std::string_view condition) {
    query.add(", (SELECT COUNT(*) FROM outbox WHERE tenant = ").text(tenant_).add(condition);
    query.add(")");
  };
  add_count(" AND given_up = 1");
  add_count(" AND given_up = 1 AND kind = 'mail.send'");
  add_count(" AND given_up = 0 AND kind = 'mail.send' AND attempts >= " +
            std::to_string(min_failed_attempts));
  query.add(" FROM outbox WHERE tenant = ")
      .text(tenant_)
      .add(" AND given_up = 0 AND not_before_ms <= ")
      .integer(now.count);
  OutboxState state;
  auto done = read(query, [&](const SqlRow& row) {
    state.waiting = row.integer(0);
    if (!row.is_null(1)) state.oldest = UtcMillis{row.integer(1)};
    state.given_up = row.integer(2);
    state.mails_given_up = row.integer(3);
    state.mails_failing = row.integer(4);
    return true;
  });
  if (!done) return done.error();
  return state;
}

Result<std::vector<OutboxEntry>> SqlStore::read_entries(const SqlQuery& query) {
  std::vector<OutboxEntry> entries;
  auto done = read(query, [&](const SqlRow& row) {
    read_row(row, entries.emplace_back());
    return true;
  });
  if (!done) return done.error();
  return entries;
}

}  // namespace amends
