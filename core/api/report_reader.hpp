// What a report asks of the store.
#pragma once

#include <optional>
#include <vector>

#include "core/api/message.hpp"
#include "core/api/services.hpp"
#include "core/report/dissatisfied_requesters.hpp"
#include "core/report/report_rows.hpp"
#include "core/report/satisfaction.hpp"
#include "core/report/times.hpp"

namespace amends {

/// The dimensions that a query narrows a report to.
std::vector<ReportFilter> filters_from(const Request& request);

/// The cases of a query's days: those that began in them, or were addressed.
CaseQuery cases_of(const ReportQuery& query, CaseQuery::By by, const TimeZone& time_zone);

class ReportReader {
 public:
  ReportReader(Services& services, const TimeZone& time_zone)
      : services_(services), time_zone_(time_zone) {}

  /// Units of the query's days, in a cohort that need not be the query's; of units without a date,
  /// those too when the query says so.
  Result<CutSums> sums(const ReportQuery& query, Cohort cohort);
  /// The same by the day asked, and the units of which nobody was asked.
  Result<CutSums> sums_with_suppressed(const ReportQuery& query);
  /// The same with those by the day asked; `counted` are those of the query's cohort.
  Result<SatisfactionSums> satisfaction_sums(const ReportQuery& query, CutSums counted);
  /// Units of every day, not cut.
  Result<Counts> of_all_days(const ReportQuery& query);
  /// Units without a date, not cut.
  Result<Counts> undated_only(const ReportQuery& query);
  /// Open cases that are overdue now, for the rows of `sums`. Nothing for cohorts by the day asked:
  /// a case knows the day of its answer.
  Result<std::optional<OverdueSums>> overdue(const ReportQuery& query, const CutSums& sums);
  /// The times of the cases that began in the query's days, in one.
  Result<TimesFigures> times(const ReportQuery& query);
  /// The report of the units counted, beside that of the days before.
  Result<SatisfactionReport> satisfaction(const ReportQuery& query, CutSums counted);
  /// What stands aside of answers given in the query's days. Nothing for cohorts by the day asked,
  /// as above.
  Result<std::optional<AsideCounts>> asides(const ReportQuery& query);

 private:
  Result<CutSums> every_sum(const ReportQuery& query, Cohort cohort);
  Result<CutSums> overdue_cut(const ReportQuery& query);

  Services& services_;
  const TimeZone& time_zone_;
};

}  // namespace amends
