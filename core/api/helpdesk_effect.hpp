// What the helpdesk is to do with the request of a case: a message to the customer, opening the
// request again; and what it reports of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// Whom a mail to a customer goes to.
json::object recipient_view(const Requester& who);

bool is_helpdesk_task(const OutboxEntry& entry);

/// Adds what is to be done, and for whom; says whether it still is. Words that were erased are sent
/// to nobody.
Result<bool> add_helpdesk_task(Services& services, const OutboxEntry& entry, json::object& effect);

/// Writes into the cases that these tasks were carried out.
Result<void> note_done(Services& services, const std::vector<OutboxEntry>& entries,
                       const Actor& by);

/// Writes into the case that a task could not be carried out.
Result<void> note_failure(Services& services, const OutboxEntry& entry, const std::string& why,
                          bool given_up, const Actor& by);

/// Helpdesks that never asked for such effects cannot do them; what was asked for is remembered.
Result<void> remember_kinds(Services& services, const std::vector<std::string>& kinds);
Result<bool> helpdesk_takes(Services& services, TaskKind kind);

}  // namespace amends
