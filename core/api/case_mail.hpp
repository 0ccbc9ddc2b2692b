// Mails to staff about one case: a dissatisfied answer, an assignment, a reminder.
#pragma once

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// Adds the mail to the effect; says whether there still is something to say. What it says is made
/// now, so that words which came after the answer are in it.
Result<bool> add_case_mail(Services& services, const OutboxEntry& entry, json::object& effect);

}  // namespace amends
