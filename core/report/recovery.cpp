#include "core/report/recovery.hpp"

#include <utility>

#include "core/report/chance.hpp"
#include "core/report/most_rows.hpp"

namespace amends {
namespace {

RecoveryFigures recovery_figures(const Counts& counts) {
  return {counts[Measure::addressed],         counts[Measure::recovery_asked],
          counts[Measure::recovery_answered], counts[Measure::recovered],
          counts[Measure::recovered_first],   counts[Measure::recovery_reopened]};
}

}  // namespace

RecoveryFigures& RecoveryFigures::operator+=(const RecoveryFigures& other) {
  addressed += other.addressed;
  asked += other.asked;
  answered += other.answered;
  recovered += other.recovered;
  recovered_first += other.recovered_first;
  reopened += other.reopened;
  return *this;
}

RecoveryReport recovery_report(const ReportQuery& query, const CutSums& sums) {
  RecoveryReport report;
  report.total = recovery_figures(sums.total);
  for (RowName& name : names_of(query, sums.rows)) {
    const auto figures = recovery_figures(figures_at(sums.rows, name.key));
    report.rows.push_back({std::move(name), figures, figures.answered < min_compared});
  }
  auto others = take_beyond_most_rows(report.rows, [](const RecoveryRow& row) {
    return std::pair(row.figures.answered, row.figures.addressed);
  });
  add_summed_row(query.by, std::move(others), report);
  return report;
}

}  // namespace amends
