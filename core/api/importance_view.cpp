#include "core/api/importance_view.hpp"

#include <boost/json/array.hpp>

#include "core/api/report_parts.hpp"

namespace amends {
namespace {

json::array levels_view(const ImportanceFigures& figures) {
  json::array levels;
  for (std::size_t i = 0; i < figures.stated_by.size(); ++i) {
    const std::int64_t count = figures.stated_by[i];
    levels.push_back(
        json::object{{"importance", i + 1},
                     {"count", count},
                     {"share_bp", number_or_null(share_bp(count, figures.stated()))},
                     {"interval", interval_view(wilson_interval(count, figures.stated()))}});
  }
  return levels;
}

json::object importance_figures_view(const ImportanceFigures& figures) {
  return {{"answered", figures.answered},
          {"stated", figures.stated()},
          {"stated_bp", number_or_null(figures.stated_bp())},
          {"levels", levels_view(figures)},
          {"very_important", figures.very()},
          {"very_important_dissatisfied", figures.very_dissatisfied},
          {"dissatisfied_bp", number_or_null(figures.dissatisfied_bp())},
          {"interval", interval_view(figures.interval())}};
}

void add_importance_figures(const ImportanceFigures& figures, CsvWriter& csv) {
  csv.number(figures.answered).number(figures.stated()).percent(figures.stated_bp());
  for (const std::int64_t count : figures.stated_by) csv.number(count);
  csv.number(figures.very_dissatisfied);
  add_interval(figures.interval(), figures.dissatisfied_bp(), csv);
}

}  // namespace

json::object importance_view(const ReportQuery& query, const ImportanceReport& report) {
  json::object view = report_head("importance", query);
  put_rows(report, importance_figures_view, view);
  return view;
}

std::string importance_csv(const ReportQuery& query, const ImportanceReport& report) {
  CsvWriter csv;
  std::vector<std::string_view> heads = {"answered", "stated", "stated_percent"};
  for (const Measure measure : importance_measures) heads.push_back(enum_text(measure));
  heads.push_back(enum_text(Measure::important_3_dissatisfied));
  heads.insert(heads.end(), {"dissatisfied_percent", "low_percent", "high_percent"});
  add_heads(query, heads, csv);
  add_records(report, add_importance_figures, csv);
  return csv.result();
}

}  // namespace amends
