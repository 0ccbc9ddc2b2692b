#include "core/rules/due_time.hpp"

#include <algorithm>

namespace amends {
namespace {

std::int64_t due_s(const Settings& settings, const Invitation* asked, bool contact_me) {
  const std::int64_t usual = contact_me ? settings.due_contact_me_s : settings.due_s;
  if (asked == nullptr) return usual;
  const auto rule = std::find_if(
      settings.due.begin(), settings.due.end(),
      [&](const DueRule& each) { return each.covers(asked->touchpoint, asked->survey); });
  if (rule == settings.due.end()) return usual;
  return (contact_me ? rule->due_contact_me_s : rule->due_s).value_or(usual);
}

}  // namespace

WorkClock work_clock_of(const Settings& settings, const Invitation* asked) {
  const WorkingHours* hours =
      working_hours_of(settings.working_hours, asked == nullptr ? "" : asked->snapshot.team);
  return {hours, settings.time_zone};
}

UtcMillis due_at(const Settings& settings, const Invitation* asked, bool contact_me,
                 UtcMillis from) {
  return work_clock_of(settings, asked).after(from, due_s(settings, asked, contact_me) * second_ms);
}

std::optional<UtcMillis> due_after_pause(const Settings& settings, const Invitation* asked,
                                         const Pause& pause, UtcMillis resumed_at) {
  if (!pause.due_at) return std::nullopt;
  const WorkClock clock = work_clock_of(settings, asked);
  return clock.after(resumed_at, clock.between(pause.began_at, *pause.due_at));
}

}  // namespace amends
