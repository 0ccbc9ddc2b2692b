// The figures of a report that goes out by mail.
#pragma once

#include "core/api/services.hpp"
#include "core/report/dissatisfied_requesters.hpp"
#include "core/report/satisfaction.hpp"
#include "core/report/times.hpp"
#include "core/rules/report_mail.hpp"

namespace amends {

struct MailedReport {
  AmendsFigures amends;
  SatisfactionReport satisfaction;
  TimesFigures times;
};

/// Of answers given, and cases begun, in the days, in these teams and queues.
Result<MailedReport> read_mailed_report(Services& services, const TimeZone& zone,
                                        const Scopes& scopes, const ReportedDays& days);

}  // namespace amends
