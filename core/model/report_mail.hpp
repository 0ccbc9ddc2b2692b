// The report by mail, each week or month: rules of the settings.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/enum_text.hpp"
#include "core/base/time.hpp"
#include "core/model/staff_recipient.hpp"

namespace amends {

/// The whole days that it tells of: those of the calendar before the day it is sent on.
enum class ReportPeriod : std::uint8_t { week, month };
template <>
struct EnumTexts<ReportPeriod> {
  static constexpr std::array<std::string_view, 2> texts = {"week", "month"};
};

struct ReportMail {
  std::string name;                 // in the mail's subject and in the history
  std::optional<int> weekday;       // on which it is sent; 0: Monday
  std::optional<int> day_of_month;  // … or this: the last one, where the month is shorter
  int at_min = 0;                   // of the local day
  ReportPeriod period = ReportPeriod::week;
  std::vector<StaffRecipient> to;
  Scopes scopes;
  /// From when the settings say it like this: what was due before is not sent. Not in the document,
  /// but known from its history.
  UtcMillis since;
};

/// Reads and checks the list `report_mails` of the settings document.
std::vector<ReportMail> read_report_mails(FieldReader& fields);
json::object report_mail_to_json(const ReportMail& mail);

}  // namespace amends
