// The tenant's time zone: a POSIX TZ rule (IEEE Std 1003.1, "TZ"), so that no zone database is
// needed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace amends {

class TimeZone {
 public:
  /// UTC.
  TimeZone();

  /// Reads a rule such as "CET-1CEST,M3.5.0,M10.5.0/3" or "UTC0".
  /// Fails with out_of_range and field "time_zone" when it does not parse.
  static Result<TimeZone> from_rule(std::string_view rule);

  /// The rule as it was given.
  const std::string& rule() const { return rule_; }

  /// The calendar day of a moment in this zone, within first_day to last_day (date.hpp).
  Day day_of(UtcMillis at) const;

  /// The moment at which a day begins in this zone.
  UtcMillis start_of(Day day) const;

  /// How far the clocks of this zone are ahead of UTC.
  std::int64_t offset_ms(UtcMillis at) const;

  /// A moment behind `at`, at most a year away, up to which the offset stays the same.
  UtcMillis same_offset_until(UtcMillis at) const;

 private:
  struct Zone;
  TimeZone(std::string rule, std::shared_ptr<const Zone> zone);

  std::string rule_;
  std::shared_ptr<const Zone> zone_;
};

}  // namespace amends
