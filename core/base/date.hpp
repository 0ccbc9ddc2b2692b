// Dates of the Gregorian calendar, also of the days before it was in use.
#pragma once

#include "core/base/time.hpp"

namespace amends {

struct Date {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
};

Date date_of(Day day);
Day day_of(const Date& date);
unsigned days_in_month(int year, unsigned month);

/// What days a history can hold: 1970-01-01 to 9999-12-31.
inline constexpr Day first_day{0};
inline constexpr Day last_day{2'932'896};

/// The day that a moment lies in, in UTC.
constexpr Day day_in_utc(UtcMillis at) {
  const std::int64_t days = at.count / day_ms - (at.count % day_ms < 0 ? 1 : 0);
  return {static_cast<std::int32_t>(days)};
}

}  // namespace amends
