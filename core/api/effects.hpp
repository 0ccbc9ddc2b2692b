// Effects: outbox entries on their way to the host, in the answer to the POST that made them or by
// lease.
#pragma once

#include <string>
#include <vector>

#include "core/api/routes.hpp"
#include "core/api/views.hpp"
#include "core/api/writer.hpp"

namespace amends {

/// Who of the callers wants the effects that a POST makes; empty consumer: nobody.
LeaseWish lease_wish(const Request& request);

/// An effect as the host gets it. A mail's words are made now.
Result<json::object> effect_view(Services& services, const OutboxEntry& entry);

/// Puts the effects that were written and leased to this caller into the answer.
void add_effects(Call& call, const Written& written, Response& response);

}  // namespace amends
