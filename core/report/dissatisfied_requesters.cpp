#include "core/report/dissatisfied_requesters.hpp"

#include <algorithm>
#include <utility>

#include "core/report/chance.hpp"
#include "core/report/most_rows.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

AmendsFigures amends_figures(const Counts& counts, std::optional<std::int64_t> overdue) {
  return {counts[Measure::unhappy],   counts[Measure::cases],  counts[Measure::addressed], overdue,
          counts[Measure::withdrawn], counts[Measure::wishes], counts[Measure::answered]};
}

}  // namespace

AmendsFigures& AmendsFigures::operator+=(const AmendsFigures& other) {
  dissatisfied += other.dissatisfied;
  cases += other.cases;
  addressed += other.addressed;
  withdrawn += other.withdrawn;
  wishes += other.wishes;
  answered += other.answered;
  if (other.overdue) overdue = overdue.value_or(0) + *other.overdue;
  return *this;
}

DissatisfiedReport dissatisfied_report(const ReportQuery& query, const CutSums& sums,
                                       const std::optional<OverdueSums>& overdue) {
  const auto overdue_at = [&](const std::string& key) -> std::optional<std::int64_t> {
    if (!overdue) return std::nullopt;
    return figures_at(overdue->rows, key);
  };
  DissatisfiedReport report;
  report.total = amends_figures(sums.total, overdue ? std::optional(overdue->total) : std::nullopt);
  for (RowName& name : names_of(query, sums.rows)) {
    const AmendsFigures figures =
        amends_figures(figures_at(sums.rows, name.key), overdue_at(name.key));
    report.rows.push_back({std::move(name), figures, figures.answered < min_compared});
  }
  auto others = take_beyond_most_rows(report.rows, [](const DissatisfiedRow& row) {
    return std::pair(row.figures.dissatisfied, row.figures.answered);
  });
  add_summed_row(query.by, std::move(others), report);
  if (!overdue) report.notes.push_back(sentences::overdue_not_by_day_asked());
  return report;
}

}  // namespace amends
