// /api/asides: the answers that were given and are in no figure.
#include <boost/json/array.hpp>

#include "core/api/parameters.hpp"
#include "core/api/report_reader.hpp"
#include "core/api/routes.hpp"
#include "core/api/views.hpp"
#include "core/base/text.hpp"
#include "core/report/report_query.hpp"

namespace amends {
namespace {

std::optional<AsideQuery::Cursor> aside_cursor(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 3) return std::nullopt;
  const auto at = whole_number(parts[0]);
  const auto invitation = invitation_id_from_text(parts[1]);
  const auto kind = enum_from_text<AsideKind>(parts[2]);
  if (!at || !invitation || !kind) return std::nullopt;
  return AsideQuery::Cursor{{*at}, {*invitation, *kind}};
}

std::string cursor_after(const AsideRow& row) {
  return std::to_string(row.at.count)
      .append(".")
      .append(to_text(row.invitation))
      .append(".")
      .append(enum_text(row.kind));
}

std::optional<Error> read_page(const Request& request, AsideQuery& query) {
  const auto limit = page_limit(request, query.limit);
  if (!limit) return limit.error();
  query.limit = *limit;
  if (const auto kind = request.query_value("kind"); !kind.empty()) {
    query.kind = enum_from_text<AsideKind>(kind);
    if (!query.kind) {
      return fail(ErrorCode::out_of_range, "kind must be disputed, excluded, held or intent",
                  "kind");
    }
  }
  if (const auto cursor = request.query_value("cursor"); !cursor.empty()) {
    query.after = aside_cursor(cursor);
    if (!query.after) return fail(ErrorCode::out_of_range, "cursor is not one of ours", "cursor");
  }
  return std::nullopt;
}

// Days are those of the tenant, as a report counts them.
std::optional<Error> read_days(const Request& request, const TimeZone& zone, AsideQuery& query) {
  const auto moments = moments_between(request, zone);
  if (!moments) return moments.error();
  query.from = moments->from;
  query.before = moments->before;
  const auto undated_too = switched_on(request, "undated");
  if (!undated_too) return undated_too.error();
  query.undated_too = *undated_too;
  return std::nullopt;
}

Result<AsideQuery> query_from(const Request& request, const TimeZone& zone) {
  AsideQuery query;
  ReportQuery narrowed;
  narrowed.filters = filters_from(request);
  if (auto done = apply_scopes(request.actor.scopes, narrowed); !done) return done.error();
  query.filters = std::move(narrowed.filters);
  if (auto error = read_days(request, zone, query)) return *error;
  if (auto error = read_page(request, query)) return *error;
  return query;
}

}  // namespace

Result<Response> get_asides(Call& call) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto query = query_from(call.request, (*settings)->current().time_zone);
  if (!query) return query.error();
  const std::size_t limit = query->limit++;
  auto rows = call.services.store().asides(*query);
  if (!rows) return rows.error();
  const bool more = rows->size() > limit;
  if (more) rows->resize(limit);
  json::array items;
  for (const AsideFound& found : *rows) items.push_back(aside_view(found, **settings));
  json::value next;
  if (more) next = cursor_after(rows->back().row);
  return json_response(200, json::object{{"items", std::move(items)},
                                         {"next", std::move(next)},
                                         {"now_at", call.services.now().count}});
}

}  // namespace amends
