// Working time: what of the time that passes lies in a calendar's hours. A moment is working time
// when the clocks of the calendar's zone show a time within a span of that day, so an hour that
// clocks leave out is nobody's, and one that they show twice is worked twice.
#pragma once

#include <cstdint>

#include "core/model/working_hours.hpp"

namespace amends {

class WorkClock {
 public:
  /// No calendar: round the clock. What is passed must outlive this.
  WorkClock(const WorkingHours* hours, const TimeZone& of_tenant)
      : hours_(hours),
        zone_(hours != nullptr && hours->time_zone ? *hours->time_zone : of_tenant) {}

  /// The first moment by which `ms` of working time have passed since `from`; `from` itself when
  /// `ms` is not more than 0.
  UtcMillis after(UtcMillis from, std::int64_t ms) const;

  /// The working time from one moment to the other; 0 when `to` is not behind `from`.
  std::int64_t between(UtcMillis from, UtcMillis to) const;

 private:
  const WorkingHours* hours_;
  const TimeZone& zone_;
};

}  // namespace amends
