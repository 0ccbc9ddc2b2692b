// The report of times as it goes out.
#pragma once

#include <string>

#include "core/model/json.hpp"
#include "core/report/times.hpp"

namespace amends {

json::object figures_view(const TimesFigures& figures);
json::object times_view(const ReportQuery& query, const TimesReport& report);

/// RFC 4180, with a head; see core/api/csv.hpp.
std::string times_csv(const ReportQuery& query, const TimesReport& report);

}  // namespace amends
