// /api/follow-ups: the list.
#include <boost/json/array.hpp>

#include "core/api/follow_up_csv.hpp"
#include "core/api/parameters.hpp"
#include "core/api/report_call.hpp"
#include "core/api/routes.hpp"
#include "core/api/views.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

// --- the list ----------------------------------------------------------------------------------

std::optional<Error> read_states(std::string_view text, FollowUpQuery& query) {
  if (text.empty()) return std::nullopt;
  for (const std::string_view part : split(text, ',')) {
    if (part == "waiting" || part == "settling") {
      query.states.insert(query.states.end(),
                          {FollowUpState::open, FollowUpState::assigned, FollowUpState::contacted});
      if (part == "settling") query.settling_at_now = true;
    } else if (const auto state = enum_from_text<FollowUpState>(part)) {
      query.states.push_back(*state);
    } else {
      return fail(
          ErrorCode::out_of_range,
          "state must be waiting, settling, open, assigned, contacted, addressed, withdrawn, "
          "voided or merged",
          "state");
    }
  }
  return std::nullopt;
}

// Ends the cursor of a list by moment, behind those that are one.
constexpr std::string_view ordinary_mark = "o";

std::optional<FollowUpQuery::Cursor> cursor_from(std::string_view text) {
  const auto parts = split(text, '.');
  const bool ordinary = parts.size() == 4 && parts[3] == ordinary_mark;
  if (parts.size() != 3 && !ordinary) return std::nullopt;
  const auto sort_value = whole_number(parts[0]);
  const auto opened_at = whole_number(parts[1]);
  const auto id = id128_from_text(parts[2]);
  if (!sort_value || !opened_at || !id) return std::nullopt;
  return FollowUpQuery::Cursor{*sort_value, *opened_at, *id, ordinary};
}

std::string cursor_after(const FollowUpRow& row, FollowUpQuery::Sort sort) {
  const UtcMillis by_urgency = row.due_at.value_or(UtcMillis{never_due});
  const UtcMillis at = sort == FollowUpQuery::Sort::newest ? row.opened_at : by_urgency;
  std::string cursor = std::to_string(at.count) + "." + std::to_string(row.opened_at.count) + "." +
                       to_text(row.follow_up);
  const bool ordinary = sort == FollowUpQuery::Sort::moment && !row.moment.is_one();
  return ordinary ? cursor.append(".").append(ordinary_mark) : cursor;
}

std::optional<Error> read_page(const Request& request, FollowUpQuery& query) {
  const auto limit = page_limit(request, query.limit);
  if (!limit) return limit.error();
  query.limit = *limit;
  if (const auto sort = request.query_value("sort"); sort == "newest") {
    query.sort = FollowUpQuery::Sort::newest;
  } else if (sort == "moment") {
    query.sort = FollowUpQuery::Sort::moment;
  } else if (!sort.empty() && sort != "urgency") {
    return fail(ErrorCode::out_of_range, "sort must be urgency, newest or moment", "sort");
  }
  if (const auto cursor = request.query_value("cursor"); !cursor.empty()) {
    query.after = cursor_from(cursor);
    if (!query.after) return fail(ErrorCode::out_of_range, "cursor is not one of ours", "cursor");
  }
  return std::nullopt;
}

Result<FollowUpQuery> query_from(Call& call) {
  const Request& request = call.request;
  FollowUpQuery query;
  query.now = call.services.now();
  query.scopes = request.actor.scopes;
  query.team = request.query_value("team");
  query.queue = request.query_value("queue");
  query.search = request.query_value("q");
  const auto overdue = switched_on(request, "overdue");
  if (!overdue) return overdue.error();
  const auto contact_me = switched_on(request, "contact_me");
  if (!contact_me) return contact_me.error();
  const auto paused = switched_on(request, "waiting_for_customer");
  if (!paused) return paused.error();
  if (*overdue) query.overdue = true;
  if (*paused) query.paused = true;
  if (*contact_me) query.contact_me = true;
  const std::string_view assignee = request.query_value("assignee");
  if (assignee == "me") {
    query.assignee = request.actor.id;
  } else if (assignee == "none") {
    query.assignee = "";
  } else if (!assignee.empty()) {
    query.assignee = std::string(assignee);
  }
  // An agent sees own cases only; what is asked beyond that is not there.
  if (!request.actor.at_least(Role::manager)) query.assignee = request.actor.id;
  if (auto error = read_states(request.query_value("state"), query)) return *error;
  if (auto error = read_page(request, query)) return *error;
  return query;
}

json::object counts_view(const FollowUpCounts& counts) {
  return {{"waiting", counts.waiting},       {"overdue", counts.overdue},
          {"due_today", counts.due_today},   {"mine", counts.mine},
          {"unassigned", counts.unassigned}, {"contact_me", counts.contact_me},
          {"settling", counts.settling},     {"waiting_for_customer", counts.paused}};
}

// The next page is named in a header: a table has no place for it.
Response csv_page(const Request& request, const std::vector<FollowUpFound>& rows,
                  const SettingsState& settings, UtcMillis now, const std::string& next) {
  Response response;
  response.with("content-type", "text/csv; charset=utf-8; header=present")
      .with("cache-control", "no-store")
      .with("content-disposition", "attachment; filename=\"follow-ups.csv\"");
  if (!next.empty()) response.with("x-amends-next", next);
  response.body = follow_ups_csv(rows, settings, now, request.query_value("cursor").empty());
  return response;
}

}  // namespace

Result<Response> get_follow_ups(Call& call) {
  auto query = query_from(call);
  if (!query) return query.error();
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const std::size_t limit = query->limit++;
  auto rows = call.services.store().follow_ups(*query);
  if (!rows) return rows.error();
  const bool more = rows->size() > limit;
  if (more) rows->resize(limit);
  const std::string next = more ? cursor_after(rows->back().row, query->sort) : std::string();
  if (wants_csv(call.request)) return csv_page(call.request, *rows, **settings, query->now, next);
  const TimeZone& zone = (*settings)->current().time_zone;
  const UtcMillis tomorrow = zone.start_of(Day{zone.day_of(query->now).count + 1});
  FollowUpQuery scope;
  scope.now = query->now;
  scope.scopes = query->scopes;
  if (!call.request.actor.at_least(Role::manager)) scope.assignee = call.request.actor.id;
  auto counts = call.services.store().count_follow_ups(scope, call.request.actor.id, tomorrow);
  if (!counts) return counts.error();
  auto position = call.services.store().last_position();
  if (!position) return position.error();

  json::array items;
  for (const FollowUpFound& found : *rows) {
    items.push_back(follow_up_view(found, **settings, query->now));
  }
  return json_response(200, json::object{{"items", std::move(items)},
                                         {"next", text_or_null(next)},
                                         {"counts", counts_view(*counts)},
                                         {"now_at", query->now.count},
                                         {"position", *position}});
}

}  // namespace amends
