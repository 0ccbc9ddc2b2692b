#include "core/api/times_view.hpp"

#include "core/api/report_parts.hpp"
#include "core/report/chance.hpp"

namespace amends {
namespace {

constexpr int median = 500;
constexpr int ninetieth = 900;

std::optional<std::int64_t> seconds(const std::optional<std::int64_t>& ms) {
  return ms ? std::optional(*ms / second_ms) : std::nullopt;
}

/// As it is shown: of few, without an interval.
struct ShownPercentile {
  std::optional<std::int64_t> value_s;
  std::optional<std::int64_t> low_s;
  std::optional<std::int64_t> high_s;
};

ShownPercentile shown(const Durations& durations, int per_mille) {
  const auto percentile = durations.percentile(per_mille);
  if (!percentile) return {};
  ShownPercentile shown{seconds(percentile->value_ms), std::nullopt, std::nullopt};
  if (durations.count() < min_compared) return shown;
  shown.low_s = seconds(percentile->low_ms);
  shown.high_s = seconds(percentile->high_ms);
  return shown;
}

json::object percentile_view(const Durations& durations, int per_mille) {
  const ShownPercentile percentile = shown(durations, per_mille);
  return {{"value_s", number_or_null(percentile.value_s)},
          {"low_s", number_or_null(percentile.low_s)},
          {"high_s", number_or_null(percentile.high_s)}};
}

json::object durations_view(const Durations& durations) {
  return {{"count", durations.count()},
          {"median", percentile_view(durations, median)},
          {"p90", percentile_view(durations, ninetieth)},
          {"few", durations.count() < min_compared}};
}

void add_percentile(const Durations& durations, int per_mille, CsvWriter& csv) {
  const ShownPercentile percentile = shown(durations, per_mille);
  csv.number(percentile.value_s).number(percentile.low_s).number(percentile.high_s);
}

void add_durations(const Durations& durations, CsvWriter& csv) {
  csv.number(durations.count());
  add_percentile(durations, median, csv);
  add_percentile(durations, ninetieth, csv);
}

void add_times_figures(const TimesFigures& figures, CsvWriter& csv) {
  csv.number(figures.cases).number(figures.waiting).number(figures.overdue);
  add_durations(figures.contact, csv);
  csv.number(figures.no_contact_yet).number(figures.never_in_contact);
  add_durations(figures.amends, csv);
  csv.number(figures.within_due).number(figures.judged());
  add_interval(figures.within_due_interval(), figures.within_due_bp(), csv);
  csv.number(figures.imported);
}

}  // namespace

json::object figures_view(const TimesFigures& figures) {
  return {{"cases", figures.cases},
          {"waiting", figures.waiting},
          {"overdue", figures.overdue},
          {"contact", durations_view(figures.contact)},
          {"no_contact_yet", figures.no_contact_yet},
          {"never_in_contact", figures.never_in_contact},
          {"addressed", durations_view(figures.amends)},
          {"within_due", figures.within_due},
          {"judged", figures.judged()},
          {"within_due_bp", number_or_null(figures.within_due_bp())},
          {"interval", interval_view(figures.within_due_interval())},
          {"imported", figures.imported}};
}

json::object times_view(const ReportQuery& query, const TimesReport& report) {
  json::object view = case_report_head("times", "began", query);
  // One of several of that name, where the files of a library are compiled together.
  const auto figures = [](const TimesFigures& each) { return figures_view(each); };
  put_rows(report, figures, view);
  return view;
}

std::string times_csv(const ReportQuery& query, const TimesReport& report) {
  CsvWriter csv;
  add_heads(query,
            {"cases",
             "waiting",
             "overdue",
             "contacted",
             "contact_median_s",
             "contact_median_low_s",
             "contact_median_high_s",
             "contact_p90_s",
             "contact_p90_low_s",
             "contact_p90_high_s",
             "no_contact_yet",
             "never_in_contact",
             "addressed",
             "addressed_median_s",
             "addressed_median_low_s",
             "addressed_median_high_s",
             "addressed_p90_s",
             "addressed_p90_low_s",
             "addressed_p90_high_s",
             "within_due",
             "judged",
             "within_due_percent",
             "low_percent",
             "high_percent",
             "imported"},
            csv);
  add_records(report, add_times_figures, csv);
  return csv.result();
}

}  // namespace amends
