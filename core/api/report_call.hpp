// What every report of /api/reports does with its call: the query as it comes in, the file as it
// goes out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/api/routes.hpp"
#include "core/report/report_query.hpp"

namespace amends {

struct WantedReport {
  ReportQuery query;
  bool days_given = false;
};

/// What the parameters ask for, narrowed to what the actor sees. `by`: how a report is cut that is
/// not told.
Result<WantedReport> wanted_report(const Request& request, Day today,
                                   std::string_view by = "period:month");

/// The parts of it: `from` and `to`, which end today where nothing is told, and `cohort`.
std::optional<Error> read_report_days(const Request& request, Day today, ReportQuery& query);
std::optional<Error> read_cohort(const Request& request, ReportQuery& query);

/// Says what the report was narrowed to.
void add_scope_notes(const Scopes& scopes, const ReportQuery& query,
                     std::vector<std::string>& notes);
void put_first(const std::vector<std::string>& notes, std::vector<std::string>& all);

bool wants_csv(const Request& request);
Response csv_response(std::string_view name, const ReportQuery& query, std::string body);

}  // namespace amends
