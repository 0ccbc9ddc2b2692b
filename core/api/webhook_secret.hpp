// What a webhook's receiver knows a delivery by.
#pragma once

#include <string>

#include "core/api/services.hpp"

namespace amends {

/// "amw_" and 52 characters of base32, made from the tenant's root, the webhook's id and its secret
/// version: kept nowhere.
std::string webhook_secret(Services& services, const Webhook& webhook);

/// "t=<unix seconds>,v1=<hex>": HMAC-SHA-256 over "<unix seconds>.<body>" with the secret's
/// characters as the key.
std::string webhook_signature(Services& services, const Webhook& webhook, std::string_view body);

}  // namespace amends
