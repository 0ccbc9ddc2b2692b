#include "core/api/response_view.hpp"

#include "core/api/report_parts.hpp"

namespace amends {
namespace {

json::object response_figures_view(const ResponseFigures& figures) {
  json::object by;
  for (std::size_t i = 0; i < suppressed_measures.size(); ++i) {
    by.emplace(suppressed_name(suppressed_measures[i]), figures.suppressed_by[i]);
  }
  return {{"asked", figures.asked},
          {"responded", figures.responded},
          {"response_bp", number_or_null(figures.response_bp())},
          {"response_interval", interval_view(figures.response_interval())},
          {"suppressed", figures.suppressed()},
          {"suppressed_by", std::move(by)},
          {"asked_bp", number_or_null(figures.asked_bp())},
          {"answered", figures.answered},
          {"unsolicited", figures.unsolicited}};
}

void add_response_figures(const ResponseFigures& figures, CsvWriter& csv) {
  csv.number(figures.asked).number(figures.responded);
  add_interval(figures.response_interval(), figures.response_bp(), csv);
  csv.number(figures.suppressed());
  for (const std::int64_t count : figures.suppressed_by) csv.number(count);
  csv.percent(figures.asked_bp()).number(figures.answered).number(figures.unsolicited);
}

}  // namespace

json::object response_view(const ReportQuery& query, const ResponseReport& report) {
  json::object view = report_head("response", query);
  view.emplace("base", enum_text(Measure::asked));
  put_rows(report, response_figures_view, view);
  return view;
}

std::string response_csv(const ReportQuery& query, const ResponseReport& report) {
  CsvWriter csv;
  std::vector<std::string_view> heads = {
      "asked",     "responded", "response_percent", "response_low_percent", "response_high_percent",
      "suppressed"};
  for (const Measure measure : suppressed_measures) heads.push_back(enum_text(measure));
  heads.insert(heads.end(), {"asked_percent", "answered", "unsolicited"});
  add_heads(query, heads, csv);
  add_records(report, add_response_figures, csv);
  return csv.result();
}

}  // namespace amends
