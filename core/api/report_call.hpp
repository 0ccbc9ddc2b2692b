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

/// What the parameters ask for, narrowed to what the actor sees.
Result<WantedReport> wanted_report(const Call& call, Day today);

/// Says what the report was narrowed to.
void add_scope_notes(const Scopes& scopes, const ReportQuery& query,
                     std::vector<std::string>& notes);
void put_first(const std::vector<std::string>& notes, std::vector<std::string>& all);

bool wants_csv(const Request& request);
Response csv_response(std::string_view name, const ReportQuery& query, std::string body);

}  // namespace amends
