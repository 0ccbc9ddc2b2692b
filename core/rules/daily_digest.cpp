#include "core/rules/daily_digest.hpp"

namespace amends {
namespace {

// By the calendar of everybody else; without one, Monday to Friday.
bool is_working_day(const Settings& settings, Day day) {
  const WorkingHours* hours = working_hours_of(settings.working_hours, "");
  return hours != nullptr ? !hours->on(day).empty() : weekday(day) < 5;
}

bool is_digest_day(const Settings& settings, Day day) {
  const auto& days = settings.digest->days;
  return days ? (*days)[static_cast<std::size_t>(weekday(day))] : is_working_day(settings, day);
}

}  // namespace

std::optional<Day> digest_day(const Settings& settings, UtcMillis now, std::optional<Day> last) {
  if (!settings.digest) return std::nullopt;
  const auto& own_zone = settings.digest->time_zone;
  const TimeZone& zone = own_zone ? *own_zone : settings.time_zone;
  const Day today = zone.day_of(now);
  if ((last && today <= *last) || !is_digest_day(settings, today)) return std::nullopt;
  // What the clocks show, also on the days on which they change.
  const std::int64_t shown_ms = now.count + zone.offset_ms(now) - today.count * day_ms;
  return shown_ms >= settings.digest->at_min * minute_ms ? std::optional(today) : std::nullopt;
}

}  // namespace amends
