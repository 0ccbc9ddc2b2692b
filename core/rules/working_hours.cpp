#include "core/rules/working_hours.hpp"

#include <algorithm>

#include "core/base/date.hpp"

namespace amends {
namespace {

/// Calls `visit(begins, ends)` for every stretch of working time behind `from`, oldest first, until
/// it returns false. Every calendar has a span a week, so stretches never end.
template <class Visit>
void each_stretch(const WorkingHours& hours, const TimeZone& zone, UtcMillis from, Visit visit) {
  while (true) {
    const UtcMillis until = zone.same_offset_until(from);
    const std::int64_t offset_ms = zone.offset_ms(from);
    const Day last = day_in_utc(until + offset_ms);
    for (Day day = day_in_utc(from + offset_ms); day <= last; ++day.count) {
      const UtcMillis midnight{day.count * day_ms - offset_ms};
      for (const WorkingSpan& span : hours.on(day)) {
        const UtcMillis begins = std::max(from, midnight + span.begins_min * minute_ms);
        const UtcMillis ends = std::min(until, midnight + span.ends_min * minute_ms);
        if (begins < ends && !visit(begins, ends)) return;
      }
    }
    from = until;
  }
}

}  // namespace

UtcMillis WorkClock::after(UtcMillis from, std::int64_t ms) const {
  if (ms <= 0) return from;
  if (hours_ == nullptr) return from + ms;
  UtcMillis reached = from;
  each_stretch(*hours_, zone_, from, [&](UtcMillis begins, UtcMillis ends) {
    reached = begins + std::min(ms, ends - begins);
    ms -= ends - begins;
    return ms > 0;
  });
  return reached;
}

std::int64_t WorkClock::between(UtcMillis from, UtcMillis to) const {
  if (to <= from) return 0;
  if (hours_ == nullptr) return to - from;
  std::int64_t worked = 0;
  each_stretch(*hours_, zone_, from, [&](UtcMillis begins, UtcMillis ends) {
    if (begins < to) worked += std::min(ends, to) - begins;
    return ends < to;
  });
  return worked;
}

}  // namespace amends
