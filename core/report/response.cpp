#include "core/report/response.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/report/chance.hpp"
#include "core/report/most_rows.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

ResponseFigures response_figures(const Counts& asked, const Counts& answered) {
  ResponseFigures figures;
  figures.asked = asked[Measure::asked];
  figures.responded = asked[Measure::answered];
  for (std::size_t i = 0; i < suppressed_measures.size(); ++i) {
    figures.suppressed_by[i] = asked[suppressed_measures[i]];
  }
  figures.answered = answered[Measure::answered];
  figures.unsolicited = answered[Measure::unsolicited];
  return figures;
}

std::vector<ResponseRow> rows_from(const ReportQuery& query, const CutSums& asked,
                                   const CutSums& answered) {
  CutSums::Rows keys = asked.rows;
  keys.insert(answered.rows.begin(), answered.rows.end());
  std::vector<ResponseRow> rows;
  for (RowName& name : names_of(query, keys)) {
    const auto figures =
        response_figures(figures_at(asked.rows, name.key), figures_at(answered.rows, name.key));
    rows.push_back({std::move(name), figures, figures.asked < min_compared});
  }
  return rows;
}

}  // namespace

std::string_view suppressed_name(Measure measure) {
  constexpr std::string_view prefix = "suppressed_";
  return enum_text(measure).substr(prefix.size());
}

std::int64_t ResponseFigures::suppressed() const {
  return std::accumulate(suppressed_by.begin(), suppressed_by.end(), std::int64_t{0});
}

ResponseFigures& ResponseFigures::operator+=(const ResponseFigures& other) {
  asked += other.asked;
  responded += other.responded;
  for (std::size_t i = 0; i < suppressed_by.size(); ++i) suppressed_by[i] += other.suppressed_by[i];
  answered += other.answered;
  unsolicited += other.unsolicited;
  return *this;
}

ResponseReport response_report(const ReportQuery& query, const CutSums& asked,
                               const CutSums& answered) {
  ResponseReport report;
  report.total = response_figures(asked.total, answered.total);
  report.rows = rows_from(query, asked, answered);
  auto others = take_beyond_most_rows(report.rows, [](const ResponseRow& row) {
    return std::pair(row.figures.asked, row.figures.suppressed());
  });
  report.notes.push_back(sentences::response_base());
  add_summed_row(query.by, std::move(others), report);
  return report;
}

}  // namespace amends
