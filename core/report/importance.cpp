#include "core/report/importance.hpp"

#include <numeric>
#include <utility>

#include "core/report/chance.hpp"
#include "core/report/most_rows.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

ImportanceFigures importance_figures(const Counts& counts) {
  ImportanceFigures figures;
  figures.answered = counts[Measure::answered];
  for (std::size_t i = 0; i < importance_measures.size(); ++i) {
    figures.stated_by[i] = counts[importance_measures[i]];
  }
  figures.very_dissatisfied = counts[Measure::important_3_dissatisfied];
  return figures;
}

}  // namespace

std::int64_t ImportanceFigures::stated() const {
  return std::accumulate(stated_by.begin(), stated_by.end(), std::int64_t{0});
}

ImportanceFigures& ImportanceFigures::operator+=(const ImportanceFigures& other) {
  answered += other.answered;
  for (std::size_t i = 0; i < stated_by.size(); ++i) stated_by[i] += other.stated_by[i];
  very_dissatisfied += other.very_dissatisfied;
  return *this;
}

ImportanceReport importance_report(const ReportQuery& query, const CutSums& sums) {
  ImportanceReport report;
  report.total = importance_figures(sums.total);
  for (RowName& name : names_of(query, sums.rows)) {
    const auto figures = importance_figures(figures_at(sums.rows, name.key));
    report.rows.push_back({std::move(name), figures, figures.very() < min_compared});
  }
  auto others = take_beyond_most_rows(report.rows, [](const ImportanceRow& row) {
    return std::pair(row.figures.stated(), row.figures.answered);
  });
  if (report.total.stated() > 0) report.notes.push_back(sentences::importance_base());
  add_summed_row(query.by, std::move(others), report);
  return report;
}

}  // namespace amends
