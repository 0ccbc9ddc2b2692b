#include "core/api/recovery_view.hpp"

#include "core/api/report_parts.hpp"

namespace amends {
namespace {

json::object recovery_figures_view(const RecoveryFigures& figures) {
  return {{"addressed", figures.addressed},
          {"asked", figures.asked},
          {"answered", figures.answered},
          {"response_bp", number_or_null(figures.response_bp())},
          {"response_interval", interval_view(figures.response_interval())},
          {"recovered", figures.recovered},
          {"recovered_bp", number_or_null(figures.recovered_bp())},
          {"interval", interval_view(figures.interval())},
          {"recovered_first", figures.recovered_first},
          {"recovered_first_bp", number_or_null(figures.first_bp())},
          {"first_interval", interval_view(figures.first_interval())},
          {"reopened", figures.reopened}};
}

void add_recovery_figures(const RecoveryFigures& figures, CsvWriter& csv) {
  csv.number(figures.addressed).number(figures.asked).number(figures.answered);
  add_interval(figures.response_interval(), figures.response_bp(), csv);
  csv.number(figures.recovered);
  add_interval(figures.interval(), figures.recovered_bp(), csv);
  csv.number(figures.recovered_first);
  add_interval(figures.first_interval(), figures.first_bp(), csv);
  csv.number(figures.reopened);
}

}  // namespace

json::object recovery_view(const ReportQuery& query, const RecoveryReport& report) {
  json::object view = report_head("recovery", query);
  put_rows(report, recovery_figures_view, view);
  return view;
}

std::string recovery_csv(const ReportQuery& query, const RecoveryReport& report) {
  CsvWriter csv;
  add_heads(
      query,
      {"addressed", "asked", "answered", "response_percent", "response_low_percent",
       "response_high_percent", "recovered", "recovered_percent", "low_percent", "high_percent",
       "recovered_first", "first_percent", "first_low_percent", "first_high_percent", "reopened"},
      csv);
  add_records(report, add_recovery_figures, csv);
  return csv.result();
}

}  // namespace amends
