// What stands aside in the SQL store: the list and its counts.
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"
#include "native-plugin/store/tag_filter.hpp"

namespace amends {
namespace {

std::string select_asides() {
  return "SELECT " + joined(column_names<AsideRow>(), "a.") +
         ", r.text, w.text FROM asides a "
         "LEFT JOIN personal_texts r ON r.tenant = a.tenant AND r.stream = " +
         stream_of("a.request") +
         " AND r.revision = a.requester_revision "
         "LEFT JOIN personal_texts w ON w.tenant = a.tenant AND w.stream = " +
         stream_of("a.request") + " AND w.revision = a.words_revision WHERE a.tenant = ";
}

AsideFound read_aside(const SqlRow& row) {
  AsideFound found;
  const int requester = read_row(row, found.row);
  if (!row.is_null(requester)) found.requester = row.text(requester);
  if (!row.is_null(requester + 1)) found.words = row.text(requester + 1);
  return found;
}

void add_moments(const AsideQuery& asked, SqlQuery& query) {
  if (!asked.from && !asked.before) return;
  query.add(" AND (a.at_ms >= ").integer(asked.from ? asked.from->count : INT64_MIN);
  if (asked.before) query.add(" AND a.at_ms < ").integer(asked.before->count);
  query.add(asked.undated_too ? " OR a.at_ms = 0)" : ")");
}

void add_conditions(const AsideQuery& asked, SqlQuery& query) {
  if (asked.kind) query.add(" AND a.kind = ").text(enum_text(*asked.kind));
  add_moments(asked, query);
  add_filters(asked.filters, "a.", query);
}

}  // namespace

Result<std::vector<AsideFound>> SqlStore::asides(const AsideQuery& asked) {
  SqlQuery query(select_asides());
  query.text(tenant_);
  add_conditions(asked, query);
  if (asked.after) {
    query.add(" AND (a.at_ms, a.invitation, a.kind) < (")
        .integer(asked.after->at.count)
        .add(", ")
        .integer(stored_id(asked.after->key.invitation))
        .add(", ")
        .text(enum_text(asked.after->key.kind))
        .add(")");
  }
  const TagFilter tags(asked.filters);
  query.add(" ORDER BY a.at_ms DESC, a.invitation DESC, a.kind DESC");
  if (!tags.is_given()) query.add(" LIMIT ").integer(static_cast<std::int64_t>(asked.limit));
  std::vector<AsideFound> page;
  auto done = read(query, [&](const SqlRow& row) {
    if (page.size() >= asked.limit) return false;
    AsideFound found = read_aside(row);
    if (tags.passes(found.row.tags)) page.push_back(std::move(found));
    return page.size() < asked.limit;
  });
  if (!done) return done.error();
  return page;
}

Result<AsideCounts> SqlStore::count_asides(const AsideQuery& asked) {
  const TagFilter tags(asked.filters);
  SqlQuery query("SELECT a.kind, ");
  query.add(tags.column()).add(", COUNT(*) FROM asides a WHERE a.tenant = ").text(tenant_);
  add_conditions(asked, query);
  query.add(" GROUP BY 1, 2");
  AsideCounts counts;
  auto done = read(query, [&](const SqlRow& row) {
    const auto kind = enum_from_text<AsideKind>(row.text(0));
    if (kind && tags.passes(row.text(1))) counts[*kind] += row.integer(2);
    return true;
  });
  if (!done) return done.error();
  return counts;
}

}  // namespace amends
