#include "core/report/times.hpp"

#include <utility>

#include "core/report/chance.hpp"
#include "core/report/most_rows.hpp"
#include "core/report/sentences.hpp"

namespace amends {

TimesFigures& TimesFigures::operator+=(const TimesFigures& other) {
  cases += other.cases;
  waiting += other.waiting;
  contact += other.contact;
  no_contact_yet += other.no_contact_yet;
  never_in_contact += other.never_in_contact;
  amends += other.amends;
  within_due += other.within_due;
  overdue += other.overdue;
  imported += other.imported;
  return *this;
}

void count_case(const ReportCase& one, UtcMillis now, TimesFigures& figures) {
  if (one.imported) {
    ++figures.imported;
    return;
  }
  ++figures.cases;
  if (one.contacted_at) figures.contact.add(*one.contacted_at - one.began_at);
  if (one.addressed_at) {
    figures.amends.add(*one.addressed_at - one.began_at);
    if (!one.contacted_at) ++figures.never_in_contact;
    if (!one.late) ++figures.within_due;
    return;
  }
  ++figures.waiting;
  if (!one.contacted_at) ++figures.no_contact_yet;
  if (one.late || (one.due_at && *one.due_at < now)) ++figures.overdue;
}

TimesReport times_report(const ReportQuery& query, const TimesSums& sums) {
  TimesReport report;
  report.total = sums.total;
  for (RowName& name : names_of(query, sums.rows)) {
    TimesFigures figures = figures_at(sums.rows, name.key);
    const bool small = figures.amends.count() < min_compared;
    report.rows.push_back({std::move(name), std::move(figures), small});
  }
  auto others = take_beyond_most_rows(report.rows, [](const TimesRow& row) {
    return std::pair(row.figures.cases, row.figures.imported);
  });
  if (report.total.waiting > 0) {
    report.notes.push_back(sentences::times_still_grow(report.total.waiting));
  }
  if (report.total.imported > 0) {
    report.notes.push_back(sentences::no_times_of_imported(report.total.imported));
  }
  add_summed_row(query.by, std::move(others), report);
  return report;
}

}  // namespace amends
