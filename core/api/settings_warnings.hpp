// What of the settings is allowed and may turn out otherwise than wanted.
#pragma once

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

/// As base_url_warnings(); beside these, webhooks whose address can be seen to lie in the own
/// network, and teams and queues that no request has which was ever asked about or brought in.
Result<json::array> settings_warnings(Services& services, const Settings& settings);

}  // namespace amends
