#include "core/rules/report_mail.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/model/clock_time.hpp"

namespace amends {
namespace {

// Any day of the week or month comes again within so many.
constexpr int longest_wait_days = 31;

bool is_report_day(const ReportMail& mail, Day day) {
  if (mail.weekday) return weekday(day) == *mail.weekday;
  const Date date = date_of(day);
  const auto wanted = static_cast<unsigned>(mail.day_of_month.value_or(1));
  return date.day == std::min(wanted, days_in_month(date.year, date.month));
}

// What the clocks show, in minutes from 1970: also on the days on which they change.
std::int64_t shown_min(const TimeZone& zone, UtcMillis at) {
  return (at.count + zone.offset_ms(at)) / minute_ms;
}

}  // namespace

std::optional<Day> report_mail_day(const ReportMail& mail, const TimeZone& zone, UtcMillis now,
                                   std::optional<Day> last) {
  const std::int64_t now_min = shown_min(zone, now);
  const std::int64_t since_min = shown_min(zone, mail.since);
  const Day today = zone.day_of(now);
  for (Day day = today; day.count >= today.count - longest_wait_days; --day.count) {
    const std::int64_t due_min = std::int64_t{day.count} * day_min + mail.at_min;
    if (!is_report_day(mail, day) || due_min > now_min) continue;
    const bool is_new = due_min > since_min && (!last || *last < day);
    return is_new ? std::optional(day) : std::nullopt;
  }
  return std::nullopt;
}

ReportedDays reported_days(ReportPeriod period, Day due) {
  if (period == ReportPeriod::month) {
    const Day to{first_of_month(due).count - 1};
    return {first_of_month(to), to};
  }
  const Day monday{due.count - weekday(due)};
  return {Day{monday.count - 7}, Day{monday.count - 1}};
}

}  // namespace amends
