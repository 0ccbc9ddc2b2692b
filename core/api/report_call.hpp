// What every report of /api/reports does with its call: the query as it comes in, the file as it
// goes out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/routes.hpp"
#include "core/model/settings.hpp"
#include "core/report/report_query.hpp"

namespace amends {

struct WantedReport {
  ReportQuery query;
  bool days_given = false;
};

/// What part of the figures somebody sees: a manager those of his scopes; an agent, where the
/// settings say so, his own, wherever he may work now.
struct FiguresSeen {
  Scopes scopes;
  std::optional<std::string> agent;
};
/// Fails with forbidden where it is none.
Result<FiguresSeen> figures_seen(const Actor& actor, const Settings& settings);
Result<void> narrow_to(const FiguresSeen& seen, ReportQuery& query);

/// What the parameters ask for, narrowed to what is seen. `by`: how a report is cut that is not
/// told.
Result<WantedReport> wanted_report(const Request& request, const FiguresSeen& seen, Day today,
                                   std::string_view by = "period:month");

/// The parts of it: `from` and `to`, which end today where nothing is told, and `cohort`.
std::optional<Error> read_report_days(const Request& request, Day today, ReportQuery& query);
std::optional<Error> read_cohort(const Request& request, ReportQuery& query);

/// Says what the report was narrowed to, and whether its rows overlap.
void add_cover_notes(const FiguresSeen& seen, const ReportQuery& query,
                     std::vector<std::string>& notes);
void put_first(const std::vector<std::string>& notes, std::vector<std::string>& all);

bool wants_csv(const Request& request);
Response csv_response(std::string_view name, const ReportQuery& query, std::string body);

}  // namespace amends
