#include "core/base/time_zone.hpp"

#include <algorithm>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/time_zone_rule.hpp"

namespace amends {
namespace {

constexpr std::int64_t ms_of(int seconds) {
  return seconds * second_ms;
}

std::int64_t moment_of(const YearlyChange& change, int year, int offset_s) {
  return std::int64_t{change.day_in(year).count} * day_ms + ms_of(change.second) - ms_of(offset_s);
}

}  // namespace

struct TimeZone::Zone {
  TimeZoneRule rule;
};

TimeZone::TimeZone() : rule_("UTC0") {}

TimeZone::TimeZone(std::string rule, std::shared_ptr<const Zone> zone)
    : rule_(std::move(rule)), zone_(std::move(zone)) {}

Result<TimeZone> TimeZone::from_rule(std::string_view rule) {
  const auto read = time_zone_rule_from(rule);
  if (!read) {
    return fail(ErrorCode::out_of_range,
                "time_zone must be a POSIX TZ rule such as CET-1CEST,M3.5.0,M10.5.0/3",
                "time_zone");
  }
  return TimeZone(std::string(rule), std::make_shared<const Zone>(Zone{*read}));
}

std::int64_t TimeZone::offset_ms(UtcMillis at) const {
  if (!zone_) return 0;
  const TimeZoneRule& rule = zone_->rule;
  const std::int64_t standard = ms_of(rule.offset_s);
  if (!rule.summer) return standard;
  const int year = date_of(day_in_utc(at + standard)).year;
  const std::int64_t begins = moment_of(rule.summer->begins, year, rule.offset_s);
  const std::int64_t ends = moment_of(rule.summer->ends, year, rule.summer->offset_s);
  // South of the equator summer goes over the turn of the year.
  const bool summer =
      begins < ends ? at.count >= begins && at.count < ends : at.count >= begins || at.count < ends;
  return summer ? ms_of(rule.summer->offset_s) : standard;
}

UtcMillis TimeZone::same_offset_until(UtcMillis at) const {
  const TimeZoneRule rule = zone_ ? zone_->rule : TimeZoneRule{};
  const std::int64_t standard = ms_of(rule.offset_s);
  const int year = date_of(day_in_utc(at + standard)).year;
  // Each year is looked at for itself, so its end may be a change too.
  UtcMillis until{std::int64_t{amends::day_of({year + 1, 1, 1}).count} * day_ms - standard};
  if (!rule.summer) return until;
  for (const std::int64_t change : {moment_of(rule.summer->begins, year, rule.offset_s),
                                    moment_of(rule.summer->ends, year, rule.summer->offset_s)}) {
    if (change > at.count) until.count = std::min(until.count, change);
  }
  return until;
}

Day TimeZone::day_of(UtcMillis at) const {
  return std::clamp(day_in_utc(at + offset_ms(at)), first_day, last_day);
}

UtcMillis TimeZone::start_of(Day day) const {
  const UtcMillis midnight_utc{std::int64_t{day.count} * day_ms};
  if (!zone_) return midnight_utc;
  const int standard_s = zone_->rule.offset_s;
  const int summer_s = zone_->rule.summer ? zone_->rule.summer->offset_s : standard_s;
  // Where clocks change at midnight, one of the two does not lie in the day, or both do.
  const UtcMillis early = midnight_utc + -ms_of(std::max(standard_s, summer_s));
  const UtcMillis late = midnight_utc + -ms_of(std::min(standard_s, summer_s));
  return day_of(early) == day ? early : late;
}

}  // namespace amends
