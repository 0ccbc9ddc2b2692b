// The report by mail, each week or month.
#pragma once

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// Puts the mails into the outbox whose time has come, one for each recipient. Says how many.
Result<std::int64_t> send_report_mails(Services& services, const SettingsState& settings);

/// Adds the mail to the effect; says whether the settings still want it. The figures are those of
/// now.
Result<bool> add_report_mail(Services& services, const OutboxEntry& entry, json::object& effect);

}  // namespace amends
