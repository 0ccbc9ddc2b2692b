// A webhook.send entry as the one delivery that its consumer posts: address, headers and body, made
// when it is leased.
#pragma once

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// Adds to an effect what is posted; false when there is nothing to deliver any more, because the
/// webhook is gone or inactive, or the praise was taken back.
Result<bool> add_webhook(Services& services, const OutboxEntry& entry, json::object& effect);

}  // namespace amends
