#include "native-plugin/store/sql_store.hpp"

#include "native-plugin/store/batch_writer.hpp"
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/schema.hpp"

namespace amends {
namespace {

// A text that stands at another moment than its event holds nothing that is known.
constexpr std::string_view event_columns =
    "e.revision, e.at_ms, e.name, e.body, e.hash, p.salt, p.text, "
    "CASE WHEN p.at_ms = e.at_ms THEN p.contents ELSE 0 END";
constexpr std::string_view event_tables =
    " FROM events e LEFT JOIN personal_texts p "
    "ON p.tenant = e.tenant AND p.stream = e.stream AND p.revision = e.revision WHERE e.tenant = ";

StoredEvent read_event(const SqlRow& row, int first) {
  StoredEvent event;
  event.revision = row.integer(first);
  event.at.count = row.integer(first + 1);
  event.name = row.text(first + 2);
  event.body = row.text(first + 3);
  const ByteView hash = row.bytes(first + 4);
  std::copy_n(hash.begin(), std::min(hash.size(), event.hash.size()), event.hash.begin());
  if (!row.is_null(first + 5)) {
    const ByteView salt = row.bytes(first + 5);
    event.personal = StoredPersonal{{salt.begin(), salt.end()},
                                    std::string(row.text(first + 6)),
                                    static_cast<unsigned>(row.integer(first + 7))};
  }
  return event;
}

// Where requests are that have something due, and what the index for it is limited to.
struct DueColumn {
  std::string_view table;
  std::string_view column;
  std::string_view condition;
};

// Each asked of its own index: no more of any can be among the first of all.
void add_due(const DueColumn& due, const std::string& tenant, UtcMillis now, std::int64_t at_most,
             SqlQuery& query) {
  query.add("SELECT request, at_ms FROM (SELECT request, MIN(")
      .add(due.column)
      .add(") AS at_ms FROM ")
      .add(due.table)
      .add(" WHERE tenant = ")
      .text(tenant)
      .add(due.condition)
      .add(" AND ")
      .add(due.column)
      .add(" <= ")
      .integer(now.count)
      .add(" GROUP BY request ORDER BY at_ms, request LIMIT ")
      .integer(at_most)
      .add(") AS due_")
      .add(due.table);
}

template <class Row>
std::string select_from(std::string_view more_columns = "") {
  return std::string("SELECT ")
      .append(joined(column_names<Row>()))
      .append(more_columns)
      .append(" FROM ")
      .append(RowTable<Row>::name)
      .append(" WHERE tenant = ");
}

}  // namespace

Result<void> SqlStore::read(const SqlQuery& query, const RowVisitor& visit) {
  if (auto ran = connection_.run(query.sql(), query.parameters(), visit); !ran) return ran.error();
  return {};
}

Result<std::int64_t> SqlStore::write(const SqlQuery& query, const RowVisitor& visit) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  auto changed = connection_.run(query.sql(), query.parameters(), visit);
  if (!changed) return changed;
  if (auto committed = transaction->commit(); !committed) return committed.error();
  return changed;
}

Result<int> SqlStore::schema_version() {
  return read_schema_version(connection_);
}

Result<std::vector<StoredEvent>> SqlStore::events(std::string_view stream, std::int64_t after) {
  SqlQuery query(std::string("SELECT ").append(event_columns).append(event_tables));
  query.text(tenant_)
      .add(" AND e.stream = ")
      .text(stream)
      .add(" AND e.revision > ")
      .integer(after)
      .add(" ORDER BY e.revision");
  std::vector<StoredEvent> found;
  auto done = read(query, [&](const SqlRow& row) {
    found.push_back(read_event(row, 0));
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<void> SqlStore::each_event(
    const std::function<bool(std::string_view, const StoredEvent&)>& visit) {
  SqlQuery query(std::string("SELECT e.stream, ").append(event_columns).append(event_tables));
  query.text(tenant_).add(" ORDER BY e.stream, e.revision");
  return read(query, [&](const SqlRow& row) { return visit(row.text(0), read_event(row, 1)); });
}

Result<void> SqlStore::commit(const WriteBatch& batch) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return transaction.error();
  if (auto written = BatchWriter(connection_, tenant_).write(batch); !written) return written;
  return transaction->commit();
}

Result<std::optional<InvitationFound>> SqlStore::find_invitation(InvitationId invitation) {
  // For every page that is opened: made once, and never destroyed, as threads may outlive main().
  static const std::string& text = *new std::string(
      select_from<InvitationRow>(", (SELECT COALESCE(MAX(revision), 0) FROM events "
                                 "WHERE tenant = $1 AND stream = 'settings')"));
  SqlQuery query(text);
  query.text(tenant_).add(" AND invitation = ").integer(stored_id(invitation));
  std::optional<InvitationFound> found;
  auto done = read(query, [&](const SqlRow& row) {
    found.emplace();
    found->settings_revision = row.integer(read_row(row, found->row));
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<std::optional<KeyRow>> SqlStore::find_key_by_hash(std::string_view secret_hash) {
  SqlQuery query(select_from<KeyRow>());
  query.text(tenant_).add(" AND secret_hash = ").text(secret_hash);
  std::optional<KeyRow> found;
  auto done = read(query, [&](const SqlRow& row) {
    read_row(row, found.emplace());
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<std::vector<KeyRow>> SqlStore::keys() {
  SqlQuery query(select_from<KeyRow>());
  query.text(tenant_).add(" ORDER BY created_at_ms, api_key");
  std::vector<KeyRow> found;
  auto done = read(query, [&](const SqlRow& row) {
    read_row(row, found.emplace_back());
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<std::vector<std::string>> SqlStore::due_requests(UtcMillis now, std::size_t limit) {
  const auto at_most = static_cast<std::int64_t>(limit);
  SqlQuery query("SELECT request FROM (");
  add_due({"follow_ups", "settles_at_ms", ""}, tenant_, now, at_most, query);
  query.add(" UNION ALL ");
  add_due({"follow_ups", "paused_until_ms", ""}, tenant_, now, at_most, query);
  query.add(" UNION ALL ");
  add_due({"invitations", "closes_at_ms", " AND is_open = 1"}, tenant_, now, at_most, query);
  query.add(" UNION ALL ");
  add_due({"requests", "wakes_at_ms", ""}, tenant_, now, at_most, query);
  query.add(") AS due GROUP BY request ORDER BY MIN(at_ms), request LIMIT ").integer(at_most);
  std::vector<std::string> found;
  auto done = read(query, [&](const SqlRow& row) {
    found.emplace_back(row.text(0));
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<std::vector<ChangeEntry>> SqlStore::changes(std::int64_t after, std::size_t limit) {
  SqlQuery query("SELECT position, kind, id, request, at_ms FROM changes WHERE tenant = ");
  query.text(tenant_)
      .add(" AND position > ")
      .integer(after)
      .add(" ORDER BY position LIMIT ")
      .integer(static_cast<std::int64_t>(limit));
  std::vector<ChangeEntry> found;
  auto done = read(query, [&](const SqlRow& row) {
    found.push_back({row.integer(0), std::string(row.text(1)), std::string(row.text(2)),
                     std::string(row.text(3)), UtcMillis{row.integer(4)}});
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<std::int64_t> SqlStore::last_position() {
  SqlQuery query("SELECT COALESCE(MAX(position), 0) FROM changes WHERE tenant = ");
  query.text(tenant_);
  std::int64_t position = 0;
  auto done = read(query, [&](const SqlRow& row) {
    position = row.integer(0);
    return true;
  });
  if (!done) return done.error();
  return position;
}

Result<std::optional<std::string>> SqlStore::mark(std::string_view name) {
  SqlQuery query("SELECT value FROM marks WHERE tenant = ");
  query.text(tenant_).add(" AND name = ").text(name);
  std::optional<std::string> found;
  auto done = read(query, [&](const SqlRow& row) {
    found = row.text(0);
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<void> SqlStore::set_mark(std::string_view name, std::string_view value) {
  SqlQuery query("INSERT INTO marks (tenant, name, value) VALUES (");
  query.text(tenant_).add(", ").text(name).add(", ").text(value).add(")").add(
      replacing({"name", "value"}));
  if (auto written = write(query); !written) return written.error();
  return {};
}

template <class Row>
Result<void> SqlStore::each_row(const std::function<bool(const Row&)>& visit) {
  SqlQuery query(select_from<Row>());
  query.text(tenant_).add(" ORDER BY ").add(key_of(column_names<Row>(), key_columns<Row>));
  return read(query, [&](const SqlRow& row) {
    Row item;
    read_row(row, item);
    return visit(item);
  });
}

Result<void> SqlStore::each_request(const std::function<bool(const RequestRow&)>& visit) {
  return each_row(visit);
}

Result<void> SqlStore::each_invitation(const std::function<bool(const InvitationRow&)>& visit) {
  return each_row(visit);
}

Result<void> SqlStore::each_follow_up(const std::function<bool(const FollowUpRow&)>& visit) {
  return each_row(visit);
}

Result<void> SqlStore::each_aside(const std::function<bool(const AsideRow&)>& visit) {
  return each_row(visit);
}

Result<void> SqlStore::each_person(const std::function<bool(const PersonRow&)>& visit) {
  return each_row(visit);
}

Result<void> SqlStore::each_watch(const std::function<bool(const WatchRow&)>& visit) {
  return each_row(visit);
}

Result<void> SqlStore::each_saved_view(const std::function<bool(const SavedViewRow&)>& visit) {
  return each_row(visit);
}

Result<void> SqlStore::each_watcher(const std::function<bool(const WatcherRow&)>& visit) {
  return each_row(visit);
}

}  // namespace amends
