#include "core/base/time_zone.hpp"

#include <boost/date_time/local_time/posix_time_zone.hpp>
#include <boost/date_time/posix_time/posix_time_types.hpp>
#include <cctype>
#include <exception>
#include <map>
#include <utility>

namespace amends {
namespace {

using boost::posix_time::ptime;

const ptime epoch(boost::gregorian::date(1970, 1, 1));

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Boost reads offsets as "hours to add to UTC"; POSIX writes what to add to local time. The sign of
// each offset, which follows a name, is turned around; what stands behind the first comma has none.
std::string with_boost_signs(std::string_view rule) {
  std::string turned;
  std::size_t i = 0;
  while (i < rule.size() && rule[i] != ',') {
    while (i < rule.size() && is_letter(rule[i])) turned += rule[i++];
    if (i >= rule.size() || rule[i] == ',') break;
    if (rule[i] == '-') {
      turned += '+';
      ++i;
    } else {
      turned += '-';
      if (rule[i] == '+') ++i;
    }
    while (i < rule.size() && rule[i] != ',' && !is_letter(rule[i])) turned += rule[i++];
  }
  return turned.append(rule.substr(i));
}

bool looks_like_a_rule(std::string_view rule) {
  std::size_t letters = 0;
  while (letters < rule.size() && is_letter(rule[letters])) ++letters;
  if (letters < 3 || letters == rule.size() || rule.size() > 64) return false;
  for (const char c : rule) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 &&
        std::string_view("+-:,./").find(c) == std::string_view::npos) {
      return false;
    }
  }
  const bool has_summer = [&] {
    std::size_t i = letters;
    while (i < rule.size() && rule[i] != ',' && !is_letter(rule[i])) ++i;
    return i < rule.size() && is_letter(rule[i]);
  }();
  return has_summer == (rule.find(',') != std::string_view::npos);
}

}  // namespace

struct TimeZone::Zone {
  explicit Zone(const std::string& rule) : posix(rule) {}
  boost::local_time::posix_time_zone posix;
};

TimeZone::TimeZone() : rule_("UTC0") {}

TimeZone::TimeZone(std::string rule, std::shared_ptr<const Zone> zone)
    : rule_(std::move(rule)), zone_(std::move(zone)) {}

Result<TimeZone> TimeZone::from_rule(std::string_view rule) {
  const auto refused = [&] {
    return fail(ErrorCode::out_of_range,
                "time_zone must be a POSIX TZ rule such as CET-1CEST,M3.5.0,M10.5.0/3",
                "time_zone");
  };
  if (!looks_like_a_rule(rule)) return refused();
  try {
    auto zone = std::make_shared<const Zone>(with_boost_signs(rule));
    const auto offset = zone->posix.base_utc_offset();
    if (offset.hours() < -24 || offset.hours() > 24) return refused();
    TimeZone made(std::string(rule), std::move(zone));
    made.day_of(UtcMillis{0});  // forces the transition rules to be worked out once
    return made;
  } catch (const std::exception&) {
    return refused();
  }
}

std::int64_t TimeZone::offset_ms(UtcMillis at) const {
  if (!zone_) return 0;
  const auto& posix = zone_->posix;
  const std::int64_t base = posix.base_utc_offset().total_milliseconds();
  if (!posix.has_dst()) return base;
  const ptime standard = epoch + boost::posix_time::milliseconds(at.count + base);
  const auto year = standard.date().year();
  const std::int64_t saving = posix.dst_offset().total_milliseconds();
  const ptime start = posix.dst_local_start_time(year);
  // The end is given on the summer clock; compared here on the standard one.
  const ptime end = posix.dst_local_end_time(year) - boost::posix_time::milliseconds(saving);
  const bool summer =
      start < end ? (standard >= start && standard < end) : (standard >= start || standard < end);
  return summer ? base + saving : base;
}

Day TimeZone::day_of(UtcMillis at) const {
  const std::int64_t local = at.count + offset_ms(at);
  const std::int64_t days = local >= 0 ? local / day_ms : (local - day_ms + 1) / day_ms;
  return Day{static_cast<std::int32_t>(days)};
}

UtcMillis TimeZone::start_of(Day day) const {
  const UtcMillis midnight_utc{std::int64_t{day.count} * day_ms};
  const UtcMillis guess{midnight_utc.count - offset_ms(midnight_utc)};
  return {midnight_utc.count - offset_ms(guess)};
}

}  // namespace amends
