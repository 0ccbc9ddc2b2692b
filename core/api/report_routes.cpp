// /api/reports: the query as it comes in, the figures as they go out.
#include "core/api/importance_view.hpp"
#include "core/api/recovery_view.hpp"
#include "core/api/report_call.hpp"
#include "core/api/report_reader.hpp"
#include "core/api/report_views.hpp"
#include "core/api/response_view.hpp"
#include "core/api/routes.hpp"
#include "core/report/sentences.hpp"

namespace amends {
namespace {

/// The units of a report, and what must be said about those that are not in it.
struct Basis {
  CutSums sums;
  Counts undated;
  std::vector<std::string> notes;
};

// Decides on units without a date: in when asked for, or when there are no others and nobody named
// days.
Result<Basis> read_basis(ReportReader& reader, WantedReport& wanted) {
  Basis basis;
  ReportQuery& query = wanted.query;
  auto undated_units = reader.undated_only(query);
  if (!undated_units) return undated_units.error();
  basis.undated = *undated_units;
  auto sums = reader.sums(query, query.cohort);
  if (!sums) return sums.error();
  basis.sums = std::move(*sums);
  if (basis.sums.rows.empty()) {
    auto all = reader.of_all_days(query);
    if (!all) return all.error();
    if ((*all)[Measure::answered] > 0) {
      basis.notes.push_back(sentences::only_outside((*all)[Measure::answered]));
    }
    if (all->all_zero() && !wanted.days_given && !basis.undated.all_zero()) {
      query.with_undated = true;
      auto again = reader.sums(query, query.cohort);
      if (!again) return again.error();
      basis.sums = std::move(*again);
    }
  }
  if (const auto answers = basis.undated[Measure::answered]; answers > 0) {
    basis.notes.push_back(query.with_undated ? sentences::undated_included(answers)
                                             : sentences::undated_left_out(answers));
  }
  return basis;
}

/// A report that is being made: the settings it needs stay with it.
struct Making {
  std::shared_ptr<const SettingsState> settings;
  ReportReader reader;
  WantedReport wanted;
  Basis basis;
};

/// What of a report is decided, or is so where nobody says.
struct ReportStart {
  std::optional<Cohort> cohort = {};  // the only one that it knows
  std::string_view by = "period:month";
};

Result<Making> begin(Call& call, const ReportStart& how = {}) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  auto seen = figures_seen(call.request.actor, (*settings)->current());
  if (!seen) return seen.error();
  const TimeZone& zone = (*settings)->current().time_zone;
  auto wanted = wanted_report(call.request, *seen, zone.day_of(call.services.now()), how.by);
  if (!wanted) return wanted.error();
  if (how.cohort) wanted->query.cohort = *how.cohort;
  ReportReader reader(call.services, zone);
  auto basis = read_basis(reader, *wanted);
  if (!basis) return basis.error();
  add_cover_notes(*seen, wanted->query, basis->notes);
  return Making{std::move(*settings), reader, std::move(*wanted), std::move(*basis)};
}

}  // namespace

Result<Response> get_report_dissatisfied_requesters(Call& call) {
  auto making = begin(call);
  if (!making) return making.error();
  const ReportQuery& query = making->wanted.query;
  auto overdue = making->reader.overdue(query, making->basis.sums);
  if (!overdue) return overdue.error();
  DissatisfiedReport report = dissatisfied_report(query, making->basis.sums, *overdue);
  put_first(making->basis.notes, report.notes);
  if (wants_csv(call.request)) {
    return csv_response("dissatisfied-requesters", query, dissatisfied_csv(query, report));
  }
  auto asides = making->reader.asides(query);
  if (!asides) return asides.error();
  const std::int64_t without_date = making->basis.undated[Measure::unhappy];
  return json_response(200, dissatisfied_view(query, report, *asides, without_date));
}

Result<Response> get_report_satisfaction(Call& call) {
  auto making = begin(call);
  if (!making) return making.error();
  const ReportQuery& query = making->wanted.query;
  auto made = making->reader.satisfaction(query, std::move(making->basis.sums));
  if (!made) return made.error();
  SatisfactionReport& report = *made;
  put_first(making->basis.notes, report.notes);
  if (wants_csv(call.request)) {
    return csv_response("satisfaction", query, satisfaction_csv(query, report));
  }
  auto asides = making->reader.asides(query);
  if (!asides) return asides.error();
  return json_response(200, satisfaction_view(query, report, *asides));
}

Result<Response> get_report_response(Call& call) {
  auto making = begin(call, {.cohort = Cohort::asked});
  if (!making) return making.error();
  const ReportQuery& query = making->wanted.query;
  auto asked = making->reader.sums_with_suppressed(query);
  if (!asked) return asked.error();
  auto answered = making->reader.sums(query, Cohort::answered);
  if (!answered) return answered.error();
  ResponseReport report = response_report(query, *asked, *answered);
  put_first(making->basis.notes, report.notes);
  if (wants_csv(call.request)) return csv_response("response", query, response_csv(query, report));
  return json_response(200, response_view(query, report));
}

Result<Response> get_report_recovery(Call& call) {
  auto making = begin(call);
  if (!making) return making.error();
  const ReportQuery& query = making->wanted.query;
  RecoveryReport report = recovery_report(query, making->basis.sums);
  put_first(making->basis.notes, report.notes);
  if (wants_csv(call.request)) return csv_response("recovery", query, recovery_csv(query, report));
  return json_response(200, recovery_view(query, report));
}

Result<Response> get_report_importance(Call& call) {
  auto making = begin(call, {.by = enum_text(Dimension::touchpoint)});
  if (!making) return making.error();
  const ReportQuery& query = making->wanted.query;
  ImportanceReport report = importance_report(query, making->basis.sums);
  put_first(making->basis.notes, report.notes);
  if (wants_csv(call.request)) {
    return csv_response("importance", query, importance_csv(query, report));
  }
  return json_response(200, importance_view(query, report));
}

}  // namespace amends
