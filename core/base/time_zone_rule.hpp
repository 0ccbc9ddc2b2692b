// A POSIX TZ rule, taken apart (IEEE Std 1003.1, section 8.3, "TZ"), with the hours from -167 to
// 167 in its changes that RFC 8536, section 3.3.1 adds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/time.hpp"

namespace amends {

/// When the clocks change, in every year alike.
struct YearlyChange {
  enum class Kind {
    day_without_leap_day,  // "J60": always the 1st of March
    day_with_leap_day,     // "59": the 60th day, whichever it is
    weekday_of_month,      // "M3.5.0": the last Sunday of March
  };

  Kind kind = Kind::weekday_of_month;
  int month = 1;          // 1..12
  int week = 1;           // 1..5, 5 is the last
  int day = 0;            // of the year, or of the week with 0 for Sunday
  int second = 2 * 3600;  // of that day, on the clock that is about to be changed

  Day day_in(int year) const;
};

struct TimeZoneRule {
  struct Summer {
    int offset_s = 0;  // east of Greenwich
    YearlyChange begins;
    YearlyChange ends;
  };

  int offset_s = 0;  // east of Greenwich
  std::optional<Summer> summer;
};

/// Nothing when the text is no such rule, or one that leaves out when its clocks change.
std::optional<TimeZoneRule> time_zone_rule_from(std::string_view text);

}  // namespace amends
