// What every report is put together from, in JSON and in CSV.
#pragma once

#include <boost/json/array.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/csv.hpp"
#include "core/model/json.hpp"
#include "core/report/interval.hpp"
#include "core/report/report_rows.hpp"

namespace amends {

template <class Number>
json::value number_or_null(const std::optional<Number>& number) {
  return number ? json::value(*number) : json::value();
}

json::object interval_view(const Interval& interval);
json::object report_head(std::string_view name, const ReportQuery& query);
/// Of a report that reads cases; `base`: which of their days it goes by.
json::object case_report_head(std::string_view name, std::string_view base,
                              const ReportQuery& query);
json::array texts_view(const std::vector<std::string>& texts);
/// A row that sums many has no key: nothing can be asked about it.
json::object name_view(const RowName& name);
void join(json::object& view, const json::object& members);
/// A row of any report, with its figures as they go out.
template <class Row>
json::object row_view(const Row& row, const json::object& figures) {
  json::object view = name_view(row.name);
  join(view, figures);
  view.emplace("small", row.small);
  return view;
}

/// The total, the rows and the notes of a report, with figures as `figures_view(figures)` has them.
template <class Report, class FiguresView>
void put_rows(const Report& report, FiguresView figures_view, json::object& view) {
  view.emplace("total", figures_view(report.total));
  json::array rows;
  for (const auto& row : report.rows) rows.push_back(row_view(row, figures_view(row.figures)));
  view.emplace("rows", std::move(rows));
  view.emplace("notes", texts_view(report.notes));
}

/// The names of the columns: which record, what its rows are cut by, then `heads`.
void add_heads(const ReportQuery& query, const std::vector<std::string_view>& heads,
               CsvWriter& csv);
void start_record(const RowName& name, CsvWriter& csv);
/// A share and its ends, three fields; empty where there is none.
void add_interval(const Interval& interval, std::optional<int> share, CsvWriter& csv);
/// The records of a report and the one of their total, each by `add_figures(figures, csv)`.
template <class Report, class AddFigures>
void add_records(const Report& report, AddFigures add_figures, CsvWriter& csv) {
  for (const auto& row : report.rows) {
    start_record(row.name, csv);
    add_figures(row.figures, csv);
    csv.end_record();
  }
  csv.text("total").text("");
  add_figures(report.total, csv);
  csv.end_record();
}

}  // namespace amends
