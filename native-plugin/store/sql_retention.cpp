// What the SQL store keeps for a while only: texts beside events, and effects that nobody takes.
#include <algorithm>
#include <set>
#include <utility>

#include "core/model/personal.hpp"
#include "core/model/request_events.hpp"
#include "core/model/stream_name.hpp"
#include "native-plugin/store/sql_store.hpp"

namespace amends {
namespace {

constexpr unsigned all_contents = contents::identity | contents::comment | contents::note;

// The values of the column that have one of the bits: each has a part of the index for itself.
std::vector<unsigned> values_with(unsigned bits) {
  std::vector<unsigned> values;
  for (unsigned value = 1; value <= all_contents; ++value) {
    if ((value & bits) != 0) values.push_back(value);
  }
  return values;
}

// Of texts p of one value. The rest is looked up by the stream and by the request, which are few
// rows each: the plus keeps the database from the index by age, the inner query from all cases.
void add_age_conditions(const AgedTextQuery& asked, unsigned value, const std::string& tenant,
                        SqlQuery& query) {
  query.add(" FROM personal_texts p WHERE p.tenant = ").text(tenant);
  query.add(" AND p.contents = ").integer(value);
  query.add(" AND p.at_ms <= ").integer(asked.until.count);
  query.add(" AND NOT EXISTS (SELECT 1 FROM personal_texts later WHERE later.tenant = p.tenant ");
  query.add("AND later.stream = p.stream AND later.at_ms > ").integer(asked.until.count);
  query.add(" AND +later.contents IN (");
  std::string_view separator;
  for (const unsigned prolonging : values_with(asked.prolonging)) {
    query.add(separator).integer(prolonging);
    separator = ", ";
  }
  query.add("))");
  if ((asked.prolonging & contents::identity) != 0) {
    query.add(" AND NOT EXISTS (SELECT 1 FROM events e WHERE e.tenant = p.tenant ");
    query.add("AND e.stream = p.stream AND e.at_ms > ").integer(asked.until.count);
    query.add(" AND e.name = ").text(Invited::name).add(")");
  }
  query.add(" AND NOT EXISTS (SELECT 1 FROM follow_ups f WHERE f.tenant = p.tenant ");
  query.add("AND f.follow_up IN (SELECT c.follow_up FROM follow_ups c WHERE c.tenant = p.tenant ");
  query.add("AND c.request = ").add(request_of("p.stream"));
  query.add(") AND (f.is_waiting = 1 OR f.state = ").text(enum_text(FollowUpState::merged));
  query.add(" OR f.closed_at_ms > ").integer(asked.until.count).add("))");
}

void add_undelivered(const std::vector<std::string>& kinds, UtcMillis until, UtcMillis now,
                     const std::string& tenant, SqlQuery& query) {
  query.add(" FROM outbox WHERE tenant = ").text(tenant);
  query.add(" AND not_before_ms <= ").integer(until.count);
  query.add(" AND kind IN (").texts(kinds);
  query.add(") AND (lease_until_ms IS NULL OR lease_until_ms <= ").integer(now.count).add(")");
}

}  // namespace

Result<std::vector<std::string>> SqlStore::aged_texts(const AgedTextQuery& asked) {
  if (asked.limit == 0) return std::vector<std::string>{};
  std::vector<std::pair<std::int64_t, std::string>> found;
  for (const unsigned value : values_with(asked.contents)) {
    SqlQuery query("SELECT p.at_ms, p.stream");
    add_age_conditions(asked, value, tenant_, query);
    query.add(" ORDER BY p.at_ms, p.stream");
    // Read until there are enough: a limit of the query's would count the texts of a stream.
    std::set<std::string, std::less<>> streams;
    auto done = read(query, [&](const SqlRow& row) {
      if (streams.emplace(row.text(1)).second) found.emplace_back(row.integer(0), row.text(1));
      return streams.size() < asked.limit;
    });
    if (!done) return done.error();
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> requests;
  std::set<std::string_view> known;
  for (const auto& [at, stream] : found) {
    if (requests.size() == asked.limit) break;
    if (known.insert(stream).second) requests.emplace_back(request_of_stream(stream));
  }
  return requests;
}

Result<std::int64_t> SqlStore::count_aged_texts(const AgedTextQuery& asked) {
  std::int64_t sum = 0;
  for (const unsigned value : values_with(asked.contents)) {
    SqlQuery query("SELECT COUNT(*)");
    add_age_conditions(asked, value, tenant_, query);
    auto done = read(query, [&](const SqlRow& row) {
      sum += row.integer(0);
      return true;
    });
    if (!done) return done.error();
  }
  return sum;
}

Result<std::int64_t> SqlStore::drop_undelivered(const std::vector<std::string>& kinds,
                                                UtcMillis until, UtcMillis now, std::size_t limit) {
  SqlQuery query("DELETE FROM outbox WHERE tenant = ");
  query.text(tenant_).add(" AND effect IN (SELECT effect");
  add_undelivered(kinds, until, now, tenant_, query);
  query.add(" ORDER BY not_before_ms, effect LIMIT ");
  query.integer(static_cast<std::int64_t>(limit)).add(")");
  return write(query);
}

Result<std::int64_t> SqlStore::count_undelivered(const std::vector<std::string>& kinds,
                                                 UtcMillis until, UtcMillis now) {
  SqlQuery query("SELECT COUNT(*)");
  add_undelivered(kinds, until, now, tenant_, query);
  std::int64_t count = 0;
  auto done = read(query, [&](const SqlRow& row) {
    count = row.integer(0);
    return true;
  });
  if (!done) return done.error();
  return count;
}

}  // namespace amends
