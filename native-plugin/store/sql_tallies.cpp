// The figures of the SQL store.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "native-plugin/store/fresh_tallies.hpp"
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

// Rows of fresh tallies stand before those of the tallies, in one statement: at one moment. They
// have their deltas in the first column, and `columns` more without meaning.
void add_fresh_rows(std::size_t columns, const std::string& tenant, SqlQuery& query) {
  query.add("SELECT deltas");
  for (std::size_t i = 0; i < columns; ++i) query.add(", NULL");
  query.add(" FROM fresh_tallies WHERE tenant = ").text(tenant).add(" UNION ALL ");
}

Counts read_counts(const SqlRow& row, int first) {
  Counts counts;
  for (std::int64_t& value : counts.values) value = row.integer(first++);
  return counts;
}

TallyKey read_key(const SqlRow& row, int first) {
  TallyKey key;
  key.cohort = static_cast<Cohort>(row.integer(first));
  key.pair = {static_cast<Dimension>(row.integer(first + 1)),
              static_cast<Dimension>(row.integer(first + 2))};
  key.first = row.text(first + 3);
  key.second = row.text(first + 4);
  key.day.count = static_cast<std::int32_t>(row.integer(first + 5));
  return key;
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

// Whether a sum that is fresh is asked for, and the value it is shown under.
class FreshChoice {
 public:
  FreshChoice(const TallyQuery& asked, const PairChoice& choice) : asked_(asked), choice_(choice) {}

  bool takes(const FreshTally& one) const {
    return one.cohort == asked_.cohort && one.pair == choice_.pair && takes(one.day) &&
           (asked_.filter == Dimension::none ||
            takes_value(choice_.filter_is_first ? one.first : one.second));
  }
  std::string_view value(const FreshTally& one) const {
    if (asked_.group == Dimension::none) return {};
    return asked_.group == choice_.pair.first ? one.first : one.second;
  }

 private:
  bool takes(Day day) const {
    return day == undated ? asked_.undated_too : asked_.from <= day && day <= asked_.to;
  }
  bool takes_value(std::string_view value) const {
    return std::find(asked_.filter_values.begin(), asked_.filter_values.end(), value) !=
           asked_.filter_values.end();
  }

  const TallyQuery& asked_;
  const PairChoice& choice_;
};

// Shows the sums that come in the order of their keys, each with what is fresh of it, and what is
// fresh alone in its place among them.
class InOrder {
 public:
  explicit InOrder(const std::function<bool(const TallyDelta&)>& visit) : visit_(visit) {}

  void keep(ByteView fresh) {
    decode_fresh(fresh, [&](const FreshTally& one) {
      fresh_[{one.cohort, one.pair, std::string(one.first), std::string(one.second), one.day}] +=
          one.counts;
    });
  }
  /// Whether more is wanted.
  bool show(const TallyKey& key, Counts counts) {
    while (!fresh_.empty() && fresh_.begin()->first < key) show_first();
    if (!fresh_.empty() && fresh_.begin()->first == key) {
      counts += fresh_.begin()->second;
      fresh_.erase(fresh_.begin());
    }
    tell(key, counts);
    return wanted_;
  }
  void show_rest() {
    while (wanted_ && !fresh_.empty()) show_first();
  }

 private:
  void show_first() {
    tell(fresh_.begin()->first, fresh_.begin()->second);
    fresh_.erase(fresh_.begin());
  }
  void tell(const TallyKey& key, const Counts& counts) {
    if (!counts.all_zero()) wanted_ = wanted_ && visit_({key, counts});
  }

  const std::function<bool(const TallyDelta&)>& visit_;
  std::map<TallyKey, Counts> fresh_;
  bool wanted_ = true;
};

}  // namespace

Result<std::vector<TallySum>> SqlStore::tally(const TallyQuery& asked) {
  const auto choice = tally_pair(asked.group, asked.filter);
  if (!choice) return fail(ErrorCode::internal, "the dimensions asked for are no listed pair");
  const bool filtered = asked.filter != Dimension::none;
  if (filtered && asked.filter_values.empty()) return std::vector<TallySum>{};
  const std::string group(group_column(asked, *choice));
  SqlQuery query("");
  add_fresh_rows(2 + measure_count, tenant_, query);
  query.add("SELECT NULL, ")
      .add(group)
      .add(asked.by_day ? ", day" : ", 0")
      .add(summed_counts())
      .add(" FROM tallies WHERE tenant = ")
      .text(tenant_)
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
  query.add(asked.by_day ? " GROUP BY 2, 3" : " GROUP BY 2");

  const FreshChoice fresh(asked, *choice);
  std::map<std::pair<std::string, Day>, Counts> sums;
  auto done = read(query, [&](const SqlRow& row) {
    if (row.is_null(0)) {
      const Day day = asked.by_day ? Day{static_cast<std::int32_t>(row.integer(2))} : undated;
      sums[{std::string(row.text(1)), day}] += read_counts(row, 3);
      return true;
    }
    decode_fresh(row.bytes(0), [&](const FreshTally& one) {
      if (!fresh.takes(one)) return;
      sums[{std::string(fresh.value(one)), asked.by_day ? one.day : undated}] += one.counts;
    });
    return true;
  });
  if (!done) return done.error();
  std::vector<TallySum> found;
  for (const auto& [key, counts] : sums) {
    if (!counts.all_zero()) found.push_back({key.first, key.second, counts});
  }
  return found;
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
  add_answered(asked.answered_from, asked.answered_before, "", query);
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

// Sums of the tallies in the order of their keys, and among them what is fresh.
Result<void> SqlStore::each_tally(const std::function<bool(const TallyDelta&)>& visit) {
  constexpr std::string_view key =
      "cohort, first_dimension, second_dimension, first_value, second_value, day";
  SqlQuery query("");
  add_fresh_rows(6 + measure_count, tenant_, query);
  query.add("SELECT * FROM (SELECT NULL, ")
      .add(key)
      .add(summed_counts())
      .add(" FROM tallies WHERE tenant = ")
      .text(tenant_)
      .add(" GROUP BY ")
      .add(key)
      .add(" ORDER BY ")
      .add(key)
      .add(") AS kept");
  InOrder sums(visit);
  auto done = read(query, [&](const SqlRow& row) {
    if (row.is_null(0)) return sums.show(read_key(row, 1), read_counts(row, 7));
    sums.keep(row.bytes(0));
    return true;
  });
  if (!done) return done.error();
  sums.show_rest();
  return {};
}

}  // namespace amends
