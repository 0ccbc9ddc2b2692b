#include "core/api/report_call.hpp"

#include <algorithm>

#include "core/api/parameters.hpp"
#include "core/api/report_reader.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

constexpr int default_months = 12;

// The first day of the months that end with the one the day lies in.
Day months_before(Day day, int months) {
  Day first = first_of_month(day);
  for (int i = 1; i < months; ++i) first = first_of_month(Day{first.count - 1});
  return first;
}

}  // namespace

std::optional<Error> read_report_days(const Request& request, Day today, ReportQuery& query) {
  const auto to = day_at(request, "to", today);
  if (!to) return to.error();
  const auto from = day_at(request, "from", months_before(*to, default_months));
  if (!from) return from.error();
  if (*from > *to) {
    return fail(ErrorCode::out_of_range, "from must not lie behind to", "from");
  }
  query.from = *from;
  query.to = *to;
  return std::nullopt;
}

std::optional<Error> read_cohort(const Request& request, ReportQuery& query) {
  if (const auto text = request.query_value("cohort"); !text.empty()) {
    const auto cohort = enum_from_text<Cohort>(text);
    if (!cohort) {
      return fail(ErrorCode::out_of_range, "cohort must be asked or answered", "cohort");
    }
    query.cohort = *cohort;
  }
  return std::nullopt;
}

namespace {

std::optional<Error> read_choices(const Request& request, std::string_view missing_cut,
                                  ReportQuery& query) {
  if (auto error = read_cohort(request, query)) return error;
  const auto by = request.query_value("by");
  auto cut = cut_from_text(by.empty() ? missing_cut : by);
  if (!cut) return cut.error();
  query.by = *cut;
  const auto undated = switched_on(request, "undated");
  if (!undated) return undated.error();
  query.with_undated = *undated;
  return std::nullopt;
}

}  // namespace

Result<FiguresSeen> figures_seen(const Actor& actor, const Settings& settings) {
  if (actor.at_least(Role::manager)) return FiguresSeen{actor.scopes, std::nullopt};
  if (!settings.agents_see_own_figures || actor.id.empty()) {
    return fail(ErrorCode::forbidden, "this needs another role");
  }
  return FiguresSeen{{}, actor.id};
}

Result<void> narrow_to(const FiguresSeen& seen, ReportQuery& query) {
  return seen.agent ? apply_own(*seen.agent, query) : apply_scopes(seen.scopes, query);
}

Result<WantedReport> wanted_report(const Request& request, const FiguresSeen& seen, Day today,
                                   std::string_view by) {
  WantedReport wanted;
  wanted.days_given = request.query.count("from") != 0 || request.query.count("to") != 0;
  if (auto error = read_report_days(request, today, wanted.query)) return *error;
  if (auto error = read_choices(request, by, wanted.query)) return *error;
  wanted.query.filters = filters_from(request);
  if (auto narrowed = narrow_to(seen, wanted.query); !narrowed) return narrowed.error();
  return wanted;
}

void add_cover_notes(const FiguresSeen& seen, const ReportQuery& query,
                     std::vector<std::string>& notes) {
  if (seen.agent) notes.push_back(sentences::own_figures());
  for (const ReportFilter& filter : query.filters) {
    const bool scoped = (filter.dimension == Dimension::team && !seen.scopes.teams.empty()) ||
                        (filter.dimension == Dimension::queue && !seen.scopes.queues.empty());
    if (scoped) notes.push_back(sentences::scope(filter));
  }
  if (query.overlaps()) notes.push_back(sentences::counted_under_each_tag());
}

Response csv_response(std::string_view name, const ReportQuery& query, std::string body) {
  Response response;
  response.with("content-type", "text/csv; charset=utf-8; header=present")
      .with("cache-control", "no-store")
      .with("content-disposition", "attachment; filename=\"" + std::string(name) + "-" +
                                       to_text(query.from) + "-" + to_text(query.to) + ".csv\"");
  response.body = std::move(body);
  return response;
}

bool wants_csv(const Request& request) {
  return request.header("accept").find("text/csv") != std::string_view::npos;
}

void put_first(const std::vector<std::string>& notes, std::vector<std::string>& all) {
  all.insert(all.begin(), notes.begin(), notes.end());
}

}  // namespace amends
