#include "core/report/satisfaction.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/report/most_rows.hpp"
#include "core/report/sentences.hpp"
#include "core/report/shrinkage.hpp"

namespace amends {
namespace {

SatisfactionFigures satisfaction_figures(const Counts& counted, const Counts& asked) {
  return {asked[Measure::asked],         asked[Measure::answered],  counted[Measure::answered],
          counted[Measure::satisfied],   counted[Measure::neutral], counted[Measure::dissatisfied],
          counted[Measure::unsolicited], counted[Measure::staff],   counted[Measure::imported]};
}

std::vector<SatisfactionRow> rows_from(const ReportQuery& query, const SatisfactionSums& sums) {
  CutSums::Rows keys = sums.counted.rows;
  keys.insert(sums.asked.rows.begin(), sums.asked.rows.end());
  std::vector<SatisfactionRow> rows;
  for (RowName& name : names_of(query, keys)) {
    const auto figures = satisfaction_figures(figures_at(sums.counted.rows, name.key),
                                              figures_at(sums.asked.rows, name.key));
    rows.push_back({std::move(name), figures, false, {}, Beyond::no, Beyond::no});
  }
  return rows;
}

Proportion proportion_of(const SatisfactionFigures& figures) {
  return {figures.satisfied, figures.answered};
}

sentences::Outstanding outstanding_of(const std::vector<SatisfactionRow>& rows,
                                      const Comparison& comparison) {
  sentences::Outstanding outstanding;
  outstanding.compared = comparison.compared;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Beyond beyond = comparison.verdicts[i].beyond;
    if (beyond == Beyond::lower) outstanding.lower.push_back(rows[i].name.label);
    if (beyond == Beyond::higher) outstanding.higher.push_back(rows[i].name.label);
  }
  return outstanding;
}

Comparison compare(const ReportQuery& query, const std::vector<Proportion>& groups,
                   const Proportion& whole) {
  return query.overlaps() ? compare_overlapping(groups, whole) : compare_groups(groups);
}

void compare_rows(const ReportQuery& query, SatisfactionReport& report) {
  std::vector<Proportion> groups;
  for (const SatisfactionRow& row : report.rows) groups.push_back(proportion_of(row.figures));
  const Comparison comparison = compare(query, groups, proportion_of(report.total));
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    report.rows[i].small = comparison.verdicts[i].small;
    report.rows[i].beyond = comparison.verdicts[i].beyond;
  }
  report.compared = comparison.compared;
  report.beyond_chance = comparison.beyond_chance();
  report.sentence = sentences::difference(query.by, outstanding_of(report.rows, comparison));
  if (query.by.step) return;
  const auto expected = expected_shares_bp(groups);
  for (std::size_t i = 0; i < report.rows.size(); ++i) report.rows[i].expected_bp = expected[i];
}

// Where some answer less often than others, the figures are more those of who answers.
void compare_response(const ReportQuery& query, SatisfactionReport& report) {
  std::vector<Proportion> groups;
  for (const SatisfactionRow& row : report.rows) {
    groups.push_back({row.figures.responded, row.figures.asked});
  }
  const Comparison comparison =
      compare(query, groups, {report.total.responded, report.total.asked});
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    report.rows[i].response_beyond = comparison.verdicts[i].beyond;
  }
  if (!comparison.beyond_chance()) return;
  report.notes.push_back(
      sentences::unequal_response(query.by, outstanding_of(report.rows, comparison)));
}

// Only what chance cannot explain is ranked.
bool ranks_before(const SatisfactionRow& a, const SatisfactionRow& b) {
  const auto group = [](const SatisfactionRow& row) {
    return row.beyond == Beyond::lower ? 0 : row.beyond == Beyond::no ? 1 : 2;
  };
  if (group(a) != group(b)) return group(a) < group(b);
  if (a.beyond != Beyond::no && a.figures.satisfied_bp() != b.figures.satisfied_bp()) {
    return a.figures.satisfied_bp() < b.figures.satisfied_bp();
  }
  return stands_before(a.name, b.name);
}

}  // namespace

SatisfactionFigures& SatisfactionFigures::operator+=(const SatisfactionFigures& other) {
  asked += other.asked;
  responded += other.responded;
  answered += other.answered;
  satisfied += other.satisfied;
  neutral += other.neutral;
  dissatisfied += other.dissatisfied;
  unsolicited += other.unsolicited;
  staff += other.staff;
  imported += other.imported;
  return *this;
}

SatisfactionReport satisfaction_report(const ReportQuery& query, const SatisfactionSums& sums) {
  SatisfactionReport report;
  report.total = satisfaction_figures(sums.counted.total, sums.asked.total);
  report.rows = rows_from(query, sums);
  auto others = take_beyond_most_rows(report.rows, [](const SatisfactionRow& row) {
    return std::pair(row.figures.answered, row.figures.asked);
  });
  compare_rows(query, report);
  compare_response(query, report);
  if (!query.by.step) std::sort(report.rows.begin(), report.rows.end(), ranks_before);
  const bool any_small =
      std::any_of(report.rows.begin(), report.rows.end(),
                  [](const SatisfactionRow& row) { return row.small && row.figures.answered > 0; });
  if (any_small && report.compared >= 2) {
    report.notes.push_back(sentences::small_groups(query.by));
  }
  add_summed_row(query.by, std::move(others), report);
  return report;
}

void compare_with(const ReportQuery& before, const SatisfactionSums& sums,
                  SatisfactionReport& report) {
  const auto figures = satisfaction_figures(sums.counted.total, sums.asked.total);
  if (figures.asked == 0 && figures.answered == 0) return;
  const auto beyond = compare_two(proportion_of(report.total), proportion_of(figures));
  report.before =
      SatisfactionBefore{before.from, before.to, figures, beyond, sentences::change(beyond)};
}

}  // namespace amends
