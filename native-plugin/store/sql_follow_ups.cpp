// The follow-ups of the SQL store: the list, its counts, one case.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/model/event_codec.hpp"
#include "core/model/stream_name.hpp"
#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/sql_store.hpp"
#include "native-plugin/store/tag_filter.hpp"
#include "native-plugin/store/tally_columns.hpp"

namespace amends {
namespace {

std::string select_found(std::string_view tables = "follow_ups f") {
  return "SELECT " + joined(column_names<FollowUpRow>(), "f.") + ", r.text, c.text FROM " +
         std::string(tables) +
         " LEFT JOIN personal_texts r ON r.tenant = f.tenant AND r.stream = " +
         stream_of("f.request") +
         " AND r.revision = f.requester_revision "
         "LEFT JOIN personal_texts c ON c.tenant = f.tenant AND c.stream = " +
         stream_of("f.request") + " AND c.revision = f.comment_revision WHERE f.tenant = ";
}

FollowUpFound read_found(const SqlRow& row) {
  FollowUpFound found;
  const int requester = read_row(row, found.row);
  if (!row.is_null(requester)) found.requester = row.text(requester);
  if (!row.is_null(requester + 1)) found.comment = row.text(requester + 1);
  return found;
}

// Who watches is asked first: a few cases, however many there are.
SqlQuery select_list(const FollowUpQuery& asked, const std::string& tenant) {
  if (!asked.watcher) {
    SqlQuery query(select_found());
    query.text(tenant);
    return query;
  }
  SqlQuery query(select_found("watchers w CROSS JOIN follow_ups f"));
  query.text(tenant).add(" AND w.tenant = ").text(tenant);
  query.add(" AND w.person = ").text(*asked.watcher).add(" AND f.follow_up = w.follow_up");
  return query;
}

void add_scope(const FollowUpQuery& asked, SqlQuery& query) {
  if (!asked.scopes.teams.empty()) query.add(" AND f.team IN (").texts(asked.scopes.teams).add(")");
  if (!asked.scopes.queues.empty()) {
    query.add(" AND f.queue IN (").texts(asked.scopes.queues).add(")");
  }
  if (!asked.team.empty()) query.add(" AND f.team = ").text(asked.team);
  if (!asked.queue.empty()) query.add(" AND f.queue = ").text(asked.queue);
}

void add_states(const std::vector<FollowUpState>& states, SqlQuery& query) {
  if (states.empty()) return;
  // Said twice where it can be, because the index of the waiting ones is small.
  if (std::all_of(states.begin(), states.end(), is_waiting)) query.add(" AND f.is_waiting = 1");
  std::string_view separator = " AND f.state IN (";
  for (const FollowUpState state : states) {
    query.add(separator).text(enum_text(state));
    separator = ", ";
  }
  query.add(")");
}

void add_settling(const FollowUpQuery& asked, SqlQuery& query) {
  if (!asked.settling_at_now) return;
  query.add(*asked.settling_at_now ? " AND f.settles_at_ms > "
                                   : " AND COALESCE(f.settles_at_ms, 0) <= ");
  query.integer(asked.now.count);
}

void add_overdue(const FollowUpQuery& asked, SqlQuery& query) {
  if (!asked.overdue) return;
  query.add(*asked.overdue ? " AND f.is_waiting = 1 AND f.due_at_ms < "
                           : " AND NOT (f.is_waiting = 1 AND f.due_at_ms < ");
  query.integer(asked.now.count).add(*asked.overdue ? "" : ")");
}

void add_conditions(const FollowUpQuery& asked, SqlQuery& query) {
  add_scope(asked, query);
  add_filters(asked.filters, "f.", query);
  if (asked.answer) query.add(" AND f.answer = ").integer(*asked.answer);
  add_answered(asked.answered_from, asked.answered_before, "f.", query);
  add_states(asked.states, query);
  if (asked.assignee) query.add(" AND f.assignee_id = ").text(*asked.assignee);
  if (!asked.request.empty()) query.add(" AND f.request = ").text(asked.request);
  if (asked.contact_me) query.add(" AND f.contact_me = ").integer(*asked.contact_me ? 1 : 0);
  if (asked.paused) {
    query.add(*asked.paused ? " AND f.paused_until_ms IS NOT NULL"
                            : " AND f.paused_until_ms IS NULL");
  }
  add_settling(asked, query);
  add_overdue(asked, query);
}

void add_place(const FollowUpQuery& asked, SqlQuery& query) {
  if (!asked.after) return;
  const FollowUpQuery::Cursor& after = *asked.after;
  if (asked.sort != FollowUpQuery::Sort::newest) {
    const bool by_moment = asked.sort == FollowUpQuery::Sort::moment;
    query.add(by_moment ? " AND (f.is_ordinary, " : " AND (");
    query.add("f.due_at_ms, f.opened_at_ms, f.follow_up) > (");
    if (by_moment) query.integer(after.ordinary ? 1 : 0).add(", ");
    query.integer(after.sort_value)
        .add(", ")
        .integer(after.opened_at)
        .add(", ")
        .id(after.follow_up)
        .add(")");
  } else {
    query.add(" AND f.opened_at_ms <= ")
        .integer(after.sort_value)
        .add(" AND (f.opened_at_ms < ")
        .integer(after.sort_value)
        .add(" OR f.follow_up > ")
        .id(after.follow_up)
        .add(")");
  }
}

std::string_view order_of(FollowUpQuery::Sort sort) {
  switch (sort) {
    case FollowUpQuery::Sort::urgency:
      return " ORDER BY f.due_at_ms, f.opened_at_ms, f.follow_up";
    case FollowUpQuery::Sort::newest:
      return " ORDER BY f.opened_at_ms DESC, f.follow_up";
    case FollowUpQuery::Sort::moment:
      return " ORDER BY f.is_ordinary, f.due_at_ms, f.opened_at_ms, f.follow_up";
  }
  return "";
}

bool holds(std::string_view text, std::string_view lower_part) {
  return lower_ascii(text).find(lower_part) != std::string::npos;
}

// Personal text is kept as JSON: what it says is asked of the text itself, not of its spelling.
bool says(const FollowUpFound& found, std::string_view lower_part) {
  if (holds(found.row.request, lower_part)) return true;
  const auto requester = decode_personal(found.requester.value_or("{}"));
  const auto comment = decode_personal(found.comment.value_or("{}"));
  return (requester && (holds(requester->requester_name, lower_part) ||
                        holds(requester->requester_mail, lower_part) ||
                        holds(requester->requester_phone, lower_part) ||
                        holds(requester->subject, lower_part))) ||
         (comment && holds(comment->comment, lower_part));
}

// Behind what read_counted() reads.
constexpr int tags_column = 11;

ReportCase read_counted(const SqlRow& row, Dimension group) {
  const auto millis = [&](int column) {
    return row.is_null(column) ? std::nullopt : std::optional(UtcMillis{row.integer(column)});
  };
  ReportCase counted;
  counted.values = values_in(row.text(0), group);
  counted.began_at.count = row.integer(1);
  counted.contacted_at = millis(2);
  counted.addressed_at = millis(3);
  if (row.integer(4) != never_due) counted.due_at = millis(4);
  counted.late = row.integer(5) != 0;
  counted.imported = row.integer(6) != 0;
  counted.outcome = row.text(7);
  counted.root_cause = row.text(8);
  counted.action = row.text(9);
  for (const std::string& text : decode_texts(row.text(10))) {
    if (auto offer = offer_from_text(text)) counted.offers.push_back(std::move(*offer));
  }
  return counted;
}

}  // namespace

Result<std::optional<FollowUpFound>> SqlStore::find_follow_up(const Id128& follow_up) {
  SqlQuery query(select_found());
  query.text(tenant_).add(" AND f.follow_up = ").id(follow_up);
  std::optional<FollowUpFound> found;
  auto done = read(query, [&](const SqlRow& row) {
    found = read_found(row);
    return true;
  });
  if (!done) return done.error();
  return found;
}

Result<std::vector<FollowUpFound>> SqlStore::follow_ups(const FollowUpQuery& asked) {
  SqlQuery query = select_list(asked, tenant_);
  add_conditions(asked, query);
  add_place(asked, query);
  query.add(order_of(asked.sort));
  const std::string part = lower_ascii(asked.search);
  const TagFilter tags(asked.filters);
  if (part.empty() && !tags.is_given())
    query.add(" LIMIT ").integer(static_cast<std::int64_t>(asked.limit));
  std::vector<FollowUpFound> page;
  auto done = read(query, [&](const SqlRow& row) {
    if (page.size() >= asked.limit) return false;
    FollowUpFound found = read_found(row);
    const bool wanted = tags.passes(found.row.tags) && (part.empty() || says(found, part));
    if (wanted) page.push_back(std::move(found));
    return page.size() < asked.limit;
  });
  if (!done) return done.error();
  return page;
}

Result<FollowUpCounts> SqlStore::count_follow_ups(const FollowUpQuery& asked, std::string_view me,
                                                  UtcMillis today_ends) {
  const std::int64_t now = asked.now.count;
  const auto is_mine = me.empty() ? std::string_view(" AND 1 = 0") : std::string_view();
  SqlQuery query("SELECT COUNT(*), COUNT(CASE WHEN f.due_at_ms < ");
  query.integer(now)
      .add(" THEN 1 END), COUNT(CASE WHEN f.due_at_ms >= ")
      .integer(now)
      .add(" AND f.due_at_ms < ")
      .integer(today_ends.count)
      .add(" THEN 1 END), COUNT(CASE WHEN f.assignee_id = ")
      .text(me)
      .add(is_mine)
      .add(
          " THEN 1 END), COUNT(CASE WHEN f.assignee_id = '' THEN 1 END), "
          "COUNT(CASE WHEN f.contact_me = 1 THEN 1 END), COUNT(CASE WHEN f.settles_at_ms > ")
      .integer(now)
      .add(
          " THEN 1 END), COUNT(CASE WHEN f.paused_until_ms IS NOT NULL THEN 1 END), "
          "COUNT(CASE WHEN f.follow_up IN (SELECT follow_up FROM watchers WHERE tenant = ")
      .text(tenant_)
      .add(" AND person = ")
      .text(me)
      .add(") THEN 1 END) FROM follow_ups f WHERE f.tenant = ")
      .text(tenant_)
      .add(" AND f.is_waiting = 1");
  add_scope(asked, query);
  if (asked.assignee) query.add(" AND f.assignee_id = ").text(*asked.assignee);
  FollowUpCounts counts;
  auto done = read(query, [&](const SqlRow& row) {
    counts = {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4),
              row.integer(5), row.integer(6), row.integer(7), row.integer(8)};
    return true;
  });
  if (!done) return done.error();
  return counts;
}

Result<void> SqlStore::each_counted_case(const CaseQuery& asked,
                                         const std::function<bool(const ReportCase&)>& visit) {
  const TagFilter tags(asked.filters);
  const bool addressed = asked.by == CaseQuery::By::addressed;
  const std::string_view at = addressed ? " AND closed_at_ms " : " AND began_at_ms ";
  SqlQuery query("SELECT ");
  query.add(column_of(asked.group))
      .add(
          ", began_at_ms, contacted_at_ms, CASE WHEN is_waiting = 0 THEN closed_at_ms END, "
          "due_at_ms, late, imported, outcome, root_cause, action, offers, ")
      .add(tags.column())
      .add(" FROM follow_ups WHERE tenant = ")
      .text(tenant_)
      .add(" AND counted = 1")
      .add(at)
      .add(">= ")
      .integer(asked.from.count)
      .add(at)
      .add("< ")
      .integer(asked.before.count);
  if (addressed) query.add(" AND is_waiting = 0 AND closed_at_ms IS NOT NULL");
  add_filters(asked.filters, "", query);
  return read(query, [&](const SqlRow& row) {
    return !tags.passes(row.text(tags_column)) || visit(read_counted(row, asked.group));
  });
}

}  // namespace amends
