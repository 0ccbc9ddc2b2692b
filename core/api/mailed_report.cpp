#include "core/api/mailed_report.hpp"

#include "core/api/report_reader.hpp"

namespace amends {
namespace {

// One team is not compared with itself, but by what it does.
Dimension compared_in(const Scopes& scopes) {
  const bool one_team = scopes.teams.size() == 1 && scopes.queues.empty();
  return one_team ? Dimension::service : Dimension::team;
}

Result<TimesFigures> read_times(Services& services, const TimeZone& zone,
                                const ReportQuery& query) {
  CaseQuery cases;
  cases.from = zone.start_of(query.from);
  cases.before = zone.start_of(Day{query.to.count + 1});
  cases.filters = query.filters;
  TimesFigures figures;
  const UtcMillis now = services.now();
  auto done = services.store().each_counted_case(cases, [&](const ReportCase& one) {
    count_case(one, now, figures);
    return true;
  });
  if (!done) return done.error();
  return figures;
}

}  // namespace

Result<MailedReport> read_mailed_report(Services& services, const TimeZone& zone,
                                        const Scopes& scopes, const ReportedDays& days) {
  ReportQuery query;
  query.from = days.from;
  query.to = days.to;
  query.by.dimension = compared_in(scopes);
  if (auto narrowed = apply_scopes(scopes, query); !narrowed) return narrowed.error();
  ReportReader reader(services, zone);
  auto sums = reader.sums(query, query.cohort);
  if (!sums) return sums.error();
  const AmendsFigures amends = dissatisfied_report(query, *sums, std::nullopt).total;
  auto satisfaction = reader.satisfaction(query, std::move(*sums));
  if (!satisfaction) return satisfaction.error();
  auto times = read_times(services, zone, query);
  if (!times) return times.error();
  return MailedReport{amends, std::move(*satisfaction), *times};
}

}  // namespace amends
