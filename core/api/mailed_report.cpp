#include "core/api/mailed_report.hpp"

#include "core/api/report_reader.hpp"

namespace amends {
namespace {

// One team is not compared with itself, but by what it does.
Dimension compared_in(const Scopes& scopes) {
  const bool one_team = scopes.teams.size() == 1 && scopes.queues.empty();
  return one_team ? Dimension::service : Dimension::team;
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
  auto times = reader.times(query);
  if (!times) return times.error();
  return MailedReport{amends, std::move(*satisfaction), *times};
}

}  // namespace amends
