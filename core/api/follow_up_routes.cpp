// /api/follow-ups: the list.
#include <boost/json/array.hpp>

#include "core/api/follow_up_csv.hpp"
#include "core/api/follow_up_query.hpp"
#include "core/api/parameters.hpp"
#include "core/api/report_call.hpp"
#include "core/api/routes.hpp"
#include "core/api/views.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

// Agents count their own cases, and besides them only those that they watch.
Result<FollowUpCounts> counts_for(const Call& call, FollowUpQuery scope, UtcMillis tomorrow) {
  const Actor& actor = call.request.actor;
  Store& store = call.services.store();
  if (actor.at_least(Role::manager)) return store.count_follow_ups(scope, actor.id, tomorrow);
  const auto all = store.count_follow_ups(scope, actor.id, tomorrow);
  if (!all) return all.error();
  scope.assignee = actor.id;
  auto own = store.count_follow_ups(scope, actor.id, tomorrow);
  if (own) own->watching = all->watching;
  return own;
}

json::object counts_view(const FollowUpCounts& counts) {
  return {{"waiting", counts.waiting},       {"overdue", counts.overdue},
          {"due_today", counts.due_today},   {"mine", counts.mine},
          {"unassigned", counts.unassigned}, {"contact_me", counts.contact_me},
          {"settling", counts.settling},     {"waiting_for_customer", counts.paused},
          {"watching", counts.watching}};
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
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const TimeZone& zone = (*settings)->current().time_zone;
  auto query = follow_up_query(call.request, call.services.now(), zone);
  if (!query) return query.error();
  const std::size_t limit = query->limit++;
  auto rows = call.services.store().follow_ups(*query);
  if (!rows) return rows.error();
  const bool more = rows->size() > limit;
  if (more) rows->resize(limit);
  const std::string next = more ? cursor_after(rows->back().row, query->sort) : std::string();
  if (wants_csv(call.request)) return csv_page(call.request, *rows, **settings, query->now, next);
  const UtcMillis tomorrow = zone.start_of(Day{zone.day_of(query->now).count + 1});
  FollowUpQuery scope;
  scope.now = query->now;
  scope.scopes = query->scopes;
  auto counts = counts_for(call, std::move(scope), tomorrow);
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
