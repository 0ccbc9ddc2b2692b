// The report of outcomes as it goes out.
#pragma once

#include <string>

#include "core/model/json.hpp"
#include "core/report/outcomes.hpp"

namespace amends {

json::object outcomes_view(const ReportQuery& query, const OutcomesReport& report);

/// RFC 4180, with a head; see core/api/csv.hpp.
std::string outcomes_csv(const ReportQuery& query, const OutcomesReport& report);

}  // namespace amends
