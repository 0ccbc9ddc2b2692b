// The report on stated importance as it goes out.
#pragma once

#include <string>

#include "core/model/json.hpp"
#include "core/report/importance.hpp"

namespace amends {

json::object importance_view(const ReportQuery& query, const ImportanceReport& report);

/// RFC 4180, with a head; see core/api/csv.hpp.
std::string importance_csv(const ReportQuery& query, const ImportanceReport& report);

}  // namespace amends
