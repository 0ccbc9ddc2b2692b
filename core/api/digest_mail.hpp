// The mail about the cases that are open, once a local day.
#pragma once

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// Puts today's mails into the outbox where their time has come and they were not yet: one for each
/// recipient of the settings who has anything open. Says how many.
Result<std::int64_t> send_digest(Services& services, const SettingsState& settings);

/// Adds the mail to the effect; says whether anything is open still. The figures are those of now.
Result<bool> add_digest(Services& services, const OutboxEntry& entry, json::object& effect);

}  // namespace amends
