#include "core/api/report_views.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/report_parts.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

json::value asides_view(const std::optional<AsideCounts>& asides) {
  if (!asides) return nullptr;
  return json::object{{"held", (*asides)[AsideKind::held]},
                      {"disputed", (*asides)[AsideKind::disputed]},
                      {"intents", (*asides)[AsideKind::intent]},
                      {"excluded", (*asides)[AsideKind::excluded]}};
}

json::value beyond_view(Beyond beyond) {
  switch (beyond) {
    case Beyond::no:
      return nullptr;
    case Beyond::lower:
      return "lower";
    case Beyond::higher:
      return "higher";
  }
  return nullptr;
}

// --- the way to the cases -----------------------------------------------------------------------

void add_to_address(std::string_view name, std::string_view value, std::string& address) {
  address.append(address.find('?') == std::string::npos ? "?" : "&");
  address.append(name).append("=").append(url_encoded(value));
}

// Where the list shows the same cases and no others; nothing when it cannot.
std::optional<std::string> drill_address(const ReportQuery& query) {
  std::string address = "/api/follow-ups";
  for (const ReportFilter& filter : query.filters) {
    // Of several values, the list knows from the actor's scope.
    if (filter.values.size() > 1) continue;
    if (filter.values.front().empty()) return std::nullopt;
    add_to_address(enum_text(filter.dimension), filter.values.front(), address);
  }
  // The list knows when an answer was given: not when it was asked for, nor of those without a
  // date.
  if (query.cohort != Cohort::answered) return std::nullopt;
  if (query.with_undated) return address;
  add_to_address("from", to_text(query.from), address);
  add_to_address("to", to_text(query.to), address);
  return address;
}

std::optional<std::string> drill_address(const ReportQuery& query, const RowName& name) {
  if (name.groups > 1 || name.key.empty()) return std::nullopt;
  ReportQuery narrowed = query;
  if (name.from && name.to) {
    narrowed.from = std::max(*name.from, query.from);
    narrowed.to = std::min(*name.to, query.to);
    narrowed.with_undated = false;
    return drill_address(narrowed);
  }
  const Dimension dimension = query.by.dimension;
  std::erase_if(narrowed.filters,
                [&](const ReportFilter& filter) { return filter.dimension == dimension; });
  narrowed.filters.push_back({dimension, {name.key}});
  return drill_address(narrowed);
}

// --- CSV ----------------------------------------------------------------------------------------

void add_figures(const AmendsFigures& figures, CsvWriter& csv) {
  csv.number(figures.dissatisfied).number(figures.addressed).number(figures.open());
  csv.number(figures.overdue).number(figures.no_case()).number(figures.withdrawn);
  csv.number(figures.wishes);
  add_interval(figures.interval(), figures.share_addressed_bp(), csv);
  csv.number(figures.answered);
}

void add_figures(const SatisfactionFigures& figures, CsvWriter& csv) {
  csv.number(figures.asked).number(figures.responded);
  add_interval(figures.response_interval(), figures.response_bp(), csv);
  csv.number(figures.answered).number(figures.satisfied).number(figures.neutral);
  csv.number(figures.dissatisfied);
  add_interval(figures.interval(), figures.satisfied_bp(), csv);
  csv.number(figures.unsolicited).number(figures.staff).number(figures.imported);
}

std::string_view beyond_text(Beyond beyond) {
  return beyond == Beyond::no ? "" : beyond == Beyond::lower ? "lower" : "higher";
}

}  // namespace

json::object figures_view(const SatisfactionFigures& figures) {
  return {{"asked", figures.asked},
          {"answered", figures.answered},
          {"responded", figures.responded},
          {"response_bp", number_or_null(figures.response_bp())},
          {"response_interval", interval_view(figures.response_interval())},
          {"satisfied", figures.satisfied},
          {"neutral", figures.neutral},
          {"dissatisfied", figures.dissatisfied},
          {"satisfied_bp", number_or_null(figures.satisfied_bp())},
          {"interval", interval_view(figures.interval())},
          {"unsolicited", figures.unsolicited},
          {"staff", figures.staff},
          {"imported", figures.imported}};
}

json::object figures_view(const AmendsFigures& figures) {
  return {{"dissatisfied", figures.dissatisfied},
          {"addressed", figures.addressed},
          {"open", figures.open()},
          {"overdue", number_or_null(figures.overdue)},
          {"no_case", figures.no_case()},
          {"withdrawn", figures.withdrawn},
          {"wishes", figures.wishes},
          {"share_addressed_bp", number_or_null(figures.share_addressed_bp())},
          {"interval", interval_view(figures.interval())},
          {"answered", figures.answered}};
}

json::object dissatisfied_view(const ReportQuery& query, const DissatisfiedReport& report,
                               const std::optional<AsideCounts>& asides,
                               std::int64_t without_date) {
  json::object view = report_head("dissatisfied-requesters", query);
  json::object total = figures_view(report.total);
  total.emplace("undated", without_date);
  view.emplace("total", std::move(total));
  view.emplace("aside", asides_view(asides));
  json::array rows;
  for (const DissatisfiedRow& row : report.rows) {
    json::object shown = row_view(row, figures_view(row.figures));
    if (const auto drill = drill_address(query, row.name)) shown.emplace("drill", *drill);
    rows.push_back(std::move(shown));
  }
  view.emplace("rows", std::move(rows));
  view.emplace("notes", texts_view(report.notes));
  const auto drill = drill_address(query);
  view.emplace("drill", drill ? json::value(*drill) : json::value());
  return view;
}

json::object satisfaction_view(const ReportQuery& query, const SatisfactionReport& report,
                               const std::optional<AsideCounts>& asides) {
  json::object view = report_head("satisfaction", query);
  view.emplace("total", figures_view(report.total));
  view.emplace("aside", asides_view(asides));
  json::array rows;
  for (const SatisfactionRow& row : report.rows) {
    json::object shown = row_view(row, figures_view(row.figures));
    shown.emplace("beyond_chance", beyond_view(row.beyond));
    shown.emplace("response_beyond_chance", beyond_view(row.response_beyond));
    if (!query.by.step) shown.emplace("expected_bp", number_or_null(row.expected_bp));
    rows.push_back(std::move(shown));
  }
  view.emplace("rows", std::move(rows));
  view.emplace("difference", json::object{{"groups", report.compared},
                                          {"beyond_chance", report.beyond_chance},
                                          {"sentence", report.sentence}});
  json::value previous;
  if (report.before) {
    json::object before{{"from", to_text(report.before->from)}, {"to", to_text(report.before->to)}};
    join(before, figures_view(report.before->figures));
    before.emplace("beyond_chance", report.before->beyond.value_or(Beyond::no) != Beyond::no);
    before.emplace("sentence", report.before->sentence);
    previous = std::move(before);
  }
  view.emplace("previous", std::move(previous));
  view.emplace("notes", texts_view(report.notes));
  return view;
}

std::string dissatisfied_csv(const ReportQuery& query, const DissatisfiedReport& report) {
  CsvWriter csv;
  add_heads(query,
            {"dissatisfied", "addressed", "open", "overdue", "no_case", "withdrawn", "wishes",
             "share_addressed_percent", "low_percent", "high_percent", "answered"},
            csv);
  add_records(
      report, [](const AmendsFigures& figures, CsvWriter& to) { add_figures(figures, to); }, csv);
  return csv.result();
}

std::string satisfaction_csv(const ReportQuery& query, const SatisfactionReport& report) {
  CsvWriter csv;
  add_heads(
      query,
      {"asked", "responded", "response_percent", "response_low_percent", "response_high_percent",
       "answered", "satisfied", "neutral", "dissatisfied", "satisfied_percent", "low_percent",
       "high_percent", "unsolicited", "staff", "imported", "beyond_chance", "expected_percent"},
      csv);
  for (const SatisfactionRow& row : report.rows) {
    start_record(row.name, csv);
    add_figures(row.figures, csv);
    csv.text(beyond_text(row.beyond)).percent(row.expected_bp).end_record();
  }
  csv.text("total").text("");
  add_figures(report.total, csv);
  csv.text("").percent(std::nullopt).end_record();
  return csv.result();
}

}  // namespace amends
