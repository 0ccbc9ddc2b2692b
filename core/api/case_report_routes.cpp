// /api/reports/times and /api/reports/outcomes: reports that read the cases themselves.
#include <optional>

#include "core/api/outcomes_view.hpp"
#include "core/api/report_call.hpp"
#include "core/api/report_reader.hpp"
#include "core/api/routes.hpp"
#include "core/api/times_view.hpp"

namespace amends {
namespace {

/// What was asked for, and the settings that its days are read by.
struct Asked {
  std::shared_ptr<const SettingsState> settings;
  ReportQuery query;
  CaseQuery cases;
  std::vector<std::string> notes;

  const TimeZone& zone() const { return settings->current().time_zone; }
};

Result<Asked> read_asked(const Call& call, CaseQuery::By by) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  Asked asked{std::move(*settings), {}, {}, {}};
  auto seen = figures_seen(call.request.actor, asked.settings->current());
  if (!seen) return seen.error();
  auto wanted = wanted_report(call.request, *seen, asked.zone().day_of(call.services.now()));
  if (!wanted) return wanted.error();
  asked.query = std::move(wanted->query);
  if (auto checked = check_periods(asked.query); !checked) return checked.error();
  add_cover_notes(*seen, asked.query, asked.notes);
  asked.cases = cases_of(asked.query, by, asked.zone());
  return asked;
}

/// Calls `count(case, figures)` for the total and each row that a case of the report stands in.
template <class Figures, class Count>
Result<void> count_cases(Call& call, const Asked& asked, Cut<Figures>& sums, const Count& count) {
  const bool by_end = asked.cases.by == CaseQuery::By::addressed;
  return call.services.store().each_counted_case(asked.cases, [&](const ReportCase& one) {
    const UtcMillis at = by_end ? one.addressed_at.value_or(one.began_at) : one.began_at;
    const Day day = asked.query.by.step ? asked.zone().day_of(at) : undated;
    count(one, sums.total);
    for (const std::string& value : one.values) {
      count(one, sums.rows[row_key(asked.query, value, day)]);
    }
    return true;
  });
}

}  // namespace

Result<Response> get_report_times(Call& call) {
  auto asked = read_asked(call, CaseQuery::By::began);
  if (!asked) return asked.error();
  TimesSums sums;
  const UtcMillis now = call.services.now();
  auto done = count_cases(call, *asked, sums, [&](const ReportCase& one, TimesFigures& figures) {
    count_case(one, now, figures);
  });
  if (!done) return done.error();
  TimesReport report = times_report(asked->query, sums);
  put_first(asked->notes, report.notes);
  if (wants_csv(call.request)) {
    return csv_response("times", asked->query, times_csv(asked->query, report));
  }
  return json_response(200, times_view(asked->query, report));
}

Result<Response> get_report_outcomes(Call& call) {
  auto asked = read_asked(call, CaseQuery::By::addressed);
  if (!asked) return asked.error();
  OutcomeSums sums;
  auto done = count_cases(call, *asked, sums, [&](const ReportCase& one, OutcomeFigures& figures) {
    count_case(one, figures);
  });
  if (!done) return done.error();
  OutcomesReport report = outcomes_report(asked->query, sums);
  put_first(asked->notes, report.notes);
  if (wants_csv(call.request)) {
    return csv_response("outcomes", asked->query, outcomes_csv(asked->query, report));
  }
  return json_response(200, outcomes_view(asked->query, report));
}

}  // namespace amends
