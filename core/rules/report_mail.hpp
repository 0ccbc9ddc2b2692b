// When the report goes out by mail, and of which days it tells.
#pragma once

#include <optional>

#include "core/model/report_mail.hpp"
#include "core/model/settings.hpp"

namespace amends {

/// The local day whose mail is to be sent now: the latest one on which it was due, however late it
/// is; nothing where that is not later than `last`, the day of the last one, or was before the
/// settings wanted it. What was missed before it is not made up for.
std::optional<Day> report_mail_day(const ReportMail& mail, const TimeZone& zone, UtcMillis now,
                                   std::optional<Day> last);

/// Both inclusive.
struct ReportedDays {
  Day from;
  Day to;
};
/// The week, Monday to Sunday, or the month that was over before the day.
ReportedDays reported_days(ReportPeriod period, Day due);

}  // namespace amends
