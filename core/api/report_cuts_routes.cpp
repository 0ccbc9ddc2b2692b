// /api/reports: how who asks can have the figures.
#include "core/api/report_call.hpp"
#include "core/api/routes.hpp"

namespace amends {
namespace {

// Of agents, who see their own figures, there is one.
bool is_offered(const FiguresSeen& seen, Dimension dimension) {
  return !(seen.agent && dimension == Dimension::agent);
}

json::object cut_view(const FiguresSeen& seen, const ReportQuery& query, std::string_view by) {
  json::array filters;
  for (const Dimension filter : possible_filters(query)) {
    if (is_offered(seen, filter)) filters.emplace_back(enum_text(filter));
  }
  return {{"by", by}, {"filters", std::move(filters)}};
}

}  // namespace

Result<Response> get_reports(Call& call) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto seen = figures_seen(call.request.actor, (*settings)->current());
  if (!seen) return seen.error();
  ReportQuery query;
  if (auto narrowed = narrow_to(*seen, query); !narrowed) return narrowed.error();
  json::array cuts{cut_view(*seen, query, "period")};
  for (const Dimension dimension : possible_cuts(query)) {
    if (!is_offered(*seen, dimension)) continue;
    query.by.dimension = dimension;
    cuts.push_back(cut_view(*seen, query, enum_text(dimension)));
  }
  return json_response(200, {{"own", seen->agent.has_value()}, {"cuts", std::move(cuts)}});
}

}  // namespace amends
