// Bearer keys: how machines sign in. Only hashes are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/api/message.hpp"
#include "core/api/services.hpp"

namespace amends {

/// "amk_" and 52 characters of base32: 256 random bits.
std::string fresh_bearer_key(Services& services);
std::string bearer_hash(Services& services, std::string_view secret);

/// The key of `authorization: Bearer …`; nothing when there is no such header. Fails with
/// not_signed_in when the key is unknown or revoked.
Result<std::optional<KeyRow>> find_bearer_key(Services& services, const Request& request);

/// As the event tells it that was written at this moment.
KeyRow key_row(const KeyCreated& created, UtcMillis at);

/// The actor that a key stands for.
Actor actor_of(const KeyRow& row);

}  // namespace amends
