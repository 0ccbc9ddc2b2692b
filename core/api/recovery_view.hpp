// The recovery report as it goes out.
#pragma once

#include <string>

#include "core/model/json.hpp"
#include "core/report/recovery.hpp"

namespace amends {

json::object recovery_view(const ReportQuery& query, const RecoveryReport& report);

/// RFC 4180, with a head; see core/api/csv.hpp.
std::string recovery_csv(const ReportQuery& query, const RecoveryReport& report);

}  // namespace amends
