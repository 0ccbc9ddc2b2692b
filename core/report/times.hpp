// How long customers waited for amends: from the answer that opened a case to the first contact and
// to the end, and how often by the time that was promised. Wall time; a case belongs to the day on
// which it began.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/durations.hpp"
#include "core/report/interval.hpp"
#include "core/report/report_case.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

struct TimesFigures {
  std::int64_t cases = 0;             // that stand, without those that were brought in
  std::int64_t waiting = 0;           // … of these: not addressed yet
  Durations contact;                  // to the first contact, of those that had one
  std::int64_t no_contact_yet = 0;    // waiting, nobody got through
  std::int64_t never_in_contact = 0;  // addressed without any
  Durations amends;                   // to the end, of those addressed
  std::int64_t within_due = 0;        // addressed, and no promised time had passed
  std::int64_t overdue = 0;           // waiting, and one has
  std::int64_t imported = 0;          // not among `cases`

  /// Where it is decided whether the promise was kept: addressed, or late already.
  std::int64_t judged() const { return amends.count() + overdue; }
  std::optional<int> within_due_bp() const { return share_bp(within_due, judged()); }
  Interval within_due_interval() const { return wilson_interval(within_due, judged()); }
  TimesFigures& operator+=(const TimesFigures& other);
};

using TimesSums = Cut<TimesFigures>;

void count_case(const ReportCase& one, UtcMillis now, TimesFigures& figures);

struct TimesRow {
  RowName name;
  TimesFigures figures;
  bool small = false;  // fewer were addressed than are compared
};

struct TimesReport {
  TimesFigures total;
  std::vector<TimesRow> rows;
  std::vector<std::string> notes;
};

/// Rows: periods in order; else by name. Beyond limits::max_report_rows, those with the fewest
/// cases are summed in a last one.
TimesReport times_report(const ReportQuery& query, const TimesSums& sums);

}  // namespace amends
