// Days, weeks and months as the rows of a report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/report/report_query.hpp"

namespace amends {

struct Period {
  std::string key;  // "2026-11", "2026-W48" (ISO 8601), "2026-11-24"; sorts by time
  Day from;         // inclusive, both; the first and last period end where the report does
  Day to;
};

/// The key of the period that a day lies in.
std::string period_key(Step step, Day day);

/// How many periods the days touch.
std::int64_t count_periods(Step step, Day from, Day to);

/// Every period that the days touch, in order.
std::vector<Period> periods_between(Step step, Day from, Day to);

}  // namespace amends
