#include "core/api/report_reader.hpp"

#include "core/report/periods.hpp"

namespace amends {
namespace {

// Days that hold no day, for what has none.
constexpr Day after_no_day{1};
constexpr Day before_no_day{0};

ReportQuery uncut(const ReportQuery& query) {
  ReportQuery whole = query;
  whole.by = {};
  return whole;
}

}  // namespace

std::vector<ReportFilter> filters_from(const Request& request) {
  std::vector<ReportFilter> filters;
  for (const auto& [name, value] : request.query) {
    const auto dimension = enum_from_text<Dimension>(name);
    if (dimension) filters.push_back({*dimension, {value}});
  }
  return filters;
}

CaseQuery cases_of(const ReportQuery& query, CaseQuery::By by, const TimeZone& time_zone) {
  CaseQuery cases;
  cases.by = by;
  cases.from = time_zone.start_of(query.from);
  cases.before = time_zone.start_of(Day{query.to.count + 1});
  cases.group = query.by.dimension;
  cases.filters = query.filters;
  return cases;
}

Result<CutSums> ReportReader::sums(const ReportQuery& query, Cohort cohort) {
  auto cut = every_sum(query, cohort);
  if (!cut) return cut.error();
  std::erase_if(cut->rows, [](const auto& item) { return item.second.only_suppressed(); });
  if (cut->total.only_suppressed()) cut->total = {};
  return cut;
}

Result<CutSums> ReportReader::sums_with_suppressed(const ReportQuery& query) {
  return every_sum(query, Cohort::asked);
}

Result<CutSums> ReportReader::every_sum(const ReportQuery& query, Cohort cohort) {
  auto plan = plan_report(query);
  if (!plan) return plan.error();
  plan->tally.cohort = cohort;
  plan->tally.undated_too = query.with_undated;
  auto sums = services_.store().tally(plan->tally);
  if (!sums) return sums.error();
  CutSums cut(cut_sums(query, *plan, *sums));
  if (!query.overlaps()) return cut;
  auto whole = every_sum(uncut(query), cohort);
  if (!whole) return whole.error();
  cut.total = whole->total;
  return cut;
}

Result<SatisfactionSums> ReportReader::satisfaction_sums(const ReportQuery& query,
                                                         CutSums counted) {
  if (query.cohort == Cohort::asked) return SatisfactionSums{counted, counted};
  auto asked = sums(query, Cohort::asked);
  if (!asked) return asked.error();
  return SatisfactionSums{std::move(counted), std::move(*asked)};
}

Result<Counts> ReportReader::of_all_days(const ReportQuery& query) {
  ReportQuery whole = uncut(query);
  whole.from = Day{undated.count + 1};
  whole.to = Day{INT32_MAX};
  auto cut = sums(whole, query.cohort);
  if (!cut) return cut.error();
  return cut->total;
}

Result<Counts> ReportReader::undated_only(const ReportQuery& query) {
  ReportQuery whole = uncut(query);
  whole.from = after_no_day;
  whole.to = before_no_day;
  whole.with_undated = true;
  auto cut = sums(whole, query.cohort);
  if (!cut) return cut.error();
  return cut->total;
}

Result<CutSums> ReportReader::overdue_cut(const ReportQuery& query) {
  auto plan = plan_report(query);
  if (!plan) return plan.error();
  plan->tally.answered_from = time_zone_.start_of(query.from);
  plan->tally.answered_before = time_zone_.start_of(Day{query.to.count + 1});
  auto sums = services_.store().overdue(plan->tally, services_.now());
  if (!sums) return sums.error();
  return CutSums(cut_sums(query, *plan, *sums));
}

Result<std::optional<OverdueSums>> ReportReader::overdue(const ReportQuery& query,
                                                         const CutSums& sums) {
  if (query.cohort == Cohort::asked) return std::optional<OverdueSums>();
  OverdueSums overdue;
  if (!query.by.step) {
    auto cut = overdue_cut(query);
    if (!cut) return cut.error();
    for (const auto& [key, counts] : cut->rows) overdue.rows[key] = counts[Measure::cases];
    overdue.total = cut->total[Measure::cases];
    if (!query.overlaps()) return std::optional(std::move(overdue));
    auto whole = overdue_cut(uncut(query));
    if (!whole) return whole.error();
    overdue.total = whole->total[Measure::cases];
    return std::optional(std::move(overdue));
  }
  for (const Period& period : periods_between(*query.by.step, query.from, query.to)) {
    const Counts row = figures_at(sums.rows, period.key);
    if (row[Measure::cases] <= row[Measure::addressed]) continue;
    ReportQuery within = uncut(query);
    within.from = period.from;
    within.to = period.to;
    auto cut = overdue_cut(within);
    if (!cut) return cut.error();
    overdue.rows[period.key] = cut->total[Measure::cases];
    overdue.total += cut->total[Measure::cases];
  }
  return std::optional(std::move(overdue));
}

Result<TimesFigures> ReportReader::times(const ReportQuery& query) {
  TimesFigures figures;
  const UtcMillis now = services_.now();
  auto done = services_.store().each_counted_case(cases_of(query, CaseQuery::By::began, time_zone_),
                                                  [&](const ReportCase& one) {
                                                    count_case(one, now, figures);
                                                    return true;
                                                  });
  if (!done) return done.error();
  return figures;
}

Result<SatisfactionReport> ReportReader::satisfaction(const ReportQuery& query, CutSums counted) {
  auto all = satisfaction_sums(query, std::move(counted));
  if (!all) return all.error();
  SatisfactionReport report = satisfaction_report(query, *all);
  if (query.with_undated) return report;
  const ReportQuery before = period_before(query);
  auto counted_before = sums(before, before.cohort);
  if (!counted_before) return counted_before.error();
  auto all_before = satisfaction_sums(before, std::move(*counted_before));
  if (!all_before) return all_before.error();
  compare_with(before, *all_before, report);
  return report;
}

Result<std::optional<AsideCounts>> ReportReader::asides(const ReportQuery& query) {
  if (query.cohort == Cohort::asked) return std::optional<AsideCounts>();
  AsideQuery asked;
  asked.filters = query.filters;
  asked.from = time_zone_.start_of(query.from);
  asked.before = time_zone_.start_of(Day{query.to.count + 1});
  asked.undated_too = query.with_undated;
  auto counts = services_.store().count_asides(asked);
  if (!counts) return counts.error();
  return std::optional(*counts);
}

}  // namespace amends
