// Which cases of the SQL store are to be looked at.
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {
namespace {

SqlQuery select_watches(const std::string& tenant) {
  SqlQuery query("SELECT " + joined(column_names<WatchRow>()) + " FROM watches WHERE tenant = ");
  query.text(tenant);
  return query;
}

void add_same(const WatchRow& row, SqlQuery& query) {
  query.add(" AND follow_up = ").id(row.follow_up);
  query.add(" AND settings_revision = ").integer(row.settings_revision);
  if (row.look_at) {
    query.add(" AND look_at_ms = ").integer(row.look_at->count);
  } else {
    query.add(" AND look_at_ms IS NULL");
  }
}

}  // namespace

Result<std::vector<WatchRow>> SqlStore::read_watches(const SqlQuery& query) {
  std::vector<WatchRow> found;
  auto done = read(query, [&](const SqlRow& row) {
    read_row(row, found.emplace_back());
    return true;
  });
  if (!done) return done.error();
  return found;
}

// Two questions, each of its own index.
Result<std::vector<WatchRow>> SqlStore::due_watches(UtcMillis now, std::int64_t settings_revision,
                                                    std::size_t limit) {
  SqlQuery older = select_watches(tenant_);
  older.add(" AND settings_revision < ").integer(settings_revision);
  older.add(" ORDER BY settings_revision, follow_up LIMIT ");
  older.integer(static_cast<std::int64_t>(limit));
  auto found = read_watches(older);
  if (!found || found->size() == limit) return found;
  SqlQuery due = select_watches(tenant_);
  due.add(" AND settings_revision >= ").integer(settings_revision);
  due.add(" AND look_at_ms <= ").integer(now.count).add(" ORDER BY look_at_ms, follow_up LIMIT ");
  due.integer(static_cast<std::int64_t>(limit - found->size()));
  auto more = read_watches(due);
  if (!more) return more;
  found->insert(found->end(), more->begin(), more->end());
  return found;
}

Result<void> SqlStore::replace_watch(const WatchRow& was, const std::optional<WatchRow>& is) {
  SqlQuery query(is ? "UPDATE watches SET look_at_ms = " : "DELETE FROM watches");
  if (is && is->look_at) query.integer(is->look_at->count);
  if (is && !is->look_at) query.add("NULL");
  if (is) query.add(", settings_revision = ").integer(is->settings_revision);
  query.add(" WHERE tenant = ").text(tenant_);
  add_same(was, query);
  if (auto written = write(query); !written) return written.error();
  return {};
}

}  // namespace amends
