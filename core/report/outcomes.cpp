#include "core/report/outcomes.hpp"

#include <algorithm>
#include <utility>

#include "core/report/chance.hpp"
#include "core/report/most_rows.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

void count_code(const std::string& code, CodeCounts& counts) {
  if (code.empty()) {
    ++counts.not_given;
  } else {
    ++counts.counts[code];
  }
}

}  // namespace

std::int64_t CodeCounts::given() const {
  std::int64_t sum = 0;
  for (const auto& item : counts) sum += item.second;
  return sum;
}

std::vector<std::pair<std::string, std::int64_t>> CodeCounts::ordered() const {
  std::vector<std::pair<std::string, std::int64_t>> all(counts.begin(), counts.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return all;
}

CodeCounts& CodeCounts::operator+=(const CodeCounts& other) {
  for (const auto& [code, count] : other.counts) counts[code] += count;
  not_given += other.not_given;
  return *this;
}

OutcomeFigures& OutcomeFigures::operator+=(const OutcomeFigures& other) {
  addressed += other.addressed;
  for (const CaseCode code : case_codes) (*this)[code] += other[code];
  for (const auto& [key, sum] : other.offers) {
    offers[key].count += sum.count;
    offers[key].hundredths += sum.hundredths;
  }
  return *this;
}

void count_case(const ReportCase& one, OutcomeFigures& figures) {
  ++figures.addressed;
  count_code(one.outcome, figures[CaseCode::outcome]);
  count_code(one.root_cause, figures[CaseCode::root_cause]);
  count_code(one.action, figures[CaseCode::action]);
  for (const GivenOffer& offer : one.offers) {
    OfferSum& sum = figures.offers[{offer.code, offer.currency}];
    ++sum.count;
    sum.hundredths += offer.hundredths;
  }
}

OutcomesReport outcomes_report(const ReportQuery& query, const OutcomeSums& sums) {
  OutcomesReport report;
  report.total = sums.total;
  for (RowName& name : names_of(query, sums.rows)) {
    OutcomeFigures figures = figures_at(sums.rows, name.key);
    const bool small = figures.addressed < min_compared;
    report.rows.push_back({std::move(name), std::move(figures), small});
  }
  auto others = take_beyond_most_rows(report.rows,
                                      [](const OutcomeRow& row) { return row.figures.addressed; });
  const auto& causes = report.total[CaseCode::root_cause];
  const auto& actions = report.total[CaseCode::action];
  if (causes.not_given + actions.not_given > 0 && report.total.addressed > 0) {
    report.notes.push_back(sentences::shares_of_given());
  }
  add_summed_row(query.by, std::move(others), report);
  return report;
}

}  // namespace amends
