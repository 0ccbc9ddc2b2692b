// When a team works: one calendar of the settings.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

/// From the first minute of a local day up to, not including, the last: 0 to 1440.
struct WorkingSpan {
  int begins_min = 0;
  int ends_min = 0;
};
using WorkingDay = std::vector<WorkingSpan>;  // ascending, none over another

struct WorkingHours {
  std::string id;
  std::vector<std::string> teams;     // empty: every team that no other calendar names
  std::array<WorkingDay, 7> week;     // Monday first; at least one day has a span
  std::vector<Day> holidays;          // ascending
  std::optional<TimeZone> time_zone;  // none: the tenant's

  /// Nothing on a holiday.
  const WorkingDay& on(Day day) const;
  /// Working time of a week without holidays.
  std::int64_t week_s() const;
};

/// Reads and checks the calendars of the settings document: hours without hours, spans that are
/// reversed or lie over each other, holidays that are no dates, a team or an id named twice.
std::vector<WorkingHours> read_working_hours(FieldReader& fields);
json::object working_hours_to_json(const WorkingHours& hours);

/// The calendar of a team: the one that names it, else the one for everybody else; nothing when
/// there is none, and work goes on round the clock.
const WorkingHours* working_hours_of(const std::vector<WorkingHours>& calendars,
                                     std::string_view team);

}  // namespace amends
