// The figures of the SQL store.
#include <map>

#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"
#include "native-plugin/store/tag_filter.hpp"
#include "native-plugin/store/tally_columns.hpp"

namespace amends {
namespace {

std::string summed_counts() {
  std::string text;
  for (const std::string_view column : tally_count_columns()) {
    text.append(", CAST(SUM(").append(column).append(") AS BIGINT)");
  }
  return text;
}

Counts read_counts(const SqlRow& row, int first) {
  Counts counts;
  for (std::int64_t& value : counts.values) value = row.integer(first++);
  return counts;
}

// The column that holds the group's values; a constant where there is no group.
std::string_view group_column(const TallyQuery& query, const PairChoice& choice) {
  if (query.group == Dimension::none) return "''";
  return query.group == choice.pair.first ? "first_value" : "second_value";
}

void add_days(const TallyQuery& asked, SqlQuery& query) {
  query.add(" AND (day BETWEEN ")
      .integer(std::max(asked.from.count, undated.count + 1))
      .add(" AND ")
      .integer(asked.to.count);
  if (asked.undated_too) query.add(" OR day = ").integer(undated.count);
  query.add(")");
}

// The moment that a case belongs to: its answer, or its opening where no answer stands any more.
void add_answered(const TallyQuery& asked, SqlQuery& query) {
  constexpr std::string_view at =
      " AND CASE WHEN answer = 0 THEN opened_at_ms ELSE answered_at_ms END ";
  if (asked.answered_from) query.add(at).add(">= ").integer(asked.answered_from->count);
  if (asked.answered_before) query.add(at).add("< ").integer(asked.answered_before->count);
}

}  // namespace

Result<std::vector<TallySum>> SqlStore::tally(const TallyQuery& asked) {
  const auto choice = tally_pair(asked.group, asked.filter);
  if (!choice) return fail(ErrorCode::internal, "the dimensions asked for are no listed pair");
  const bool filtered = asked.filter != Dimension::none;
  if (filtered && asked.filter_values.empty()) return std::vector<TallySum>{};
  const std::string group(group_column(asked, *choice));
  const std::string columns = asked.by_day ? group + ", day" : group + ", 0";
  SqlQuery query("SELECT " + columns + summed_counts() + " FROM tallies WHERE tenant = ");
  query.text(tenant_)
      .add(" AND cohort = ")
      .integer(static_cast<std::int64_t>(asked.cohort))
      .add(" AND first_dimension = ")
      .integer(static_cast<std::int64_t>(choice->pair.first))
      .add(" AND second_dimension = ")
      .integer(static_cast<std::int64_t>(choice->pair.second));
  add_days(asked, query);
  if (filtered) {
    query.add(choice->filter_is_first ? " AND first_value IN (" : " AND second_value IN (")
        .texts(asked.filter_values)
        .add(")");
  }
  query.add(" GROUP BY 1, 2 ORDER BY 1, 2");
  std::vector<TallySum> sums;
  auto done = read(query, [&](const SqlRow& row) {
    const Day day = asked.by_day ? Day{static_cast<std::int32_t>(row.integer(1))} : undated;
    TallySum sum{std::string(row.text(0)), day, read_counts(row, 2)};
    if (!sum.counts.all_zero()) sums.push_back(std::move(sum));
    return true;
  });
  if (!done) return done.error();
  return sums;
}

Result<std::vector<TallySum>> SqlStore::overdue(const TallyQuery& asked, UtcMillis now) {
  std::vector<ReportFilter> filters;
  if (asked.filter != Dimension::none) filters.push_back({asked.filter, asked.filter_values});
  const TagFilter tags(filters);
  SqlQuery query("SELECT ");
  query.add(column_of(asked.group))
      .add(", ")
      .add(tags.column())
      .add(", COUNT(*) FROM follow_ups WHERE tenant = ")
      .text(tenant_)
      .add(" AND is_waiting = 1 AND due_at_ms < ")
      .integer(now.count);
  add_filters(filters, "", query);
  add_answered(asked, query);
  query.add(" GROUP BY 1, 2");
  std::map<std::string, Counts> counted;
  auto done = read(query, [&](const SqlRow& row) {
    if (!tags.passes(row.text(1))) return true;
    for (const std::string& value : values_in(row.text(0), asked.group)) {
      counted[value][Measure::cases] += row.integer(2);
    }
    return true;
  });
  if (!done) return done.error();
  std::vector<TallySum> sums;
  for (const auto& [value, counts] : counted) sums.push_back({value, undated, counts});
  return sums;
}

Result<void> SqlStore::each_tally(const std::function<bool(const TallyDelta&)>& visit) {
  constexpr std::string_view key =
      "cohort, first_dimension, second_dimension, first_value, second_value, day";
  SqlQuery query("SELECT ");
  query.add(key)
      .add(summed_counts())
      .add(" FROM tallies WHERE tenant = ")
      .text(tenant_)
      .add(" GROUP BY ")
      .add(key)
      .add(" ORDER BY ")
      .add(key);
  return read(query, [&](const SqlRow& row) {
    TallyDelta tally;
    tally.key.cohort = static_cast<Cohort>(row.integer(0));
    tally.key.pair = {static_cast<Dimension>(row.integer(1)),
                      static_cast<Dimension>(row.integer(2))};
    tally.key.first = row.text(3);
    tally.key.second = row.text(4);
    tally.key.day.count = static_cast<std::int32_t>(row.integer(5));
    tally.counts = read_counts(row, 6);
    return tally.counts.all_zero() || visit(tally);
  });
}

}  // namespace amends
