// Effects: outbox entries on their way to the host, in the answer to the POST that made them or by
// lease.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/routes.hpp"
#include "core/api/views.hpp"
#include "core/api/writer.hpp"

namespace amends {

/// Who of the callers wants the effects that a POST makes; empty consumer: nobody.
LeaseWish lease_wish(const Request& request);

/// An effect as the host gets it. What a mail or a webhook says is made now; nothing when there is
/// nothing to do any more. `base_url`: of the public mount, as the host says it.
Result<std::optional<json::object>> effect_view(Services& services, const OutboxEntry& entry,
                                                std::string_view base_url);

/// Puts the effects that were written and leased to this caller into the answer.
void add_effects(Call& call, const Written& written, Response& response);

}  // namespace amends
