// The mail to an agent about a good answer.
#pragma once

#include <vector>

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// Adds the mail to the effect; says whether there still is praise to tell, and the settings want
/// it told.
Result<bool> add_praise(Services& services, const OutboxEntry& entry, json::object& effect);

/// Writes into the requests that these of the entries were sent.
Result<void> note_praise_sent(Services& services, const std::vector<OutboxEntry>& entries,
                              const Actor& by);

}  // namespace amends
