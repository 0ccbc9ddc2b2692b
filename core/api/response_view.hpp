// The response report as it goes out.
#pragma once

#include <string>

#include "core/model/json.hpp"
#include "core/report/response.hpp"

namespace amends {

json::object response_view(const ReportQuery& query, const ResponseReport& report);

/// RFC 4180, with a head; see core/api/csv.hpp.
std::string response_csv(const ReportQuery& query, const ResponseReport& report);

}  // namespace amends
