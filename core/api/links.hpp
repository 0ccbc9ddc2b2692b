// The tokens and addresses of an invitation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/api/services.hpp"
#include "core/capture/token.hpp"

namespace amends {

std::string token_of(Services& services, const Invitation& invitation, TokenPurpose purpose);

/// What a mail link's or widget's token says; nothing for whatever is not ours.
std::optional<TokenContent> token_content(Services& services, std::string_view token);

/// The public mount as customers reach it: from the settings, else as the host says it. May be
/// empty.
std::string public_base(const Settings& settings, std::string_view host_says);

/// The scheme, name and port of an address: what a browser calls its origin. Empty for what is
/// none.
std::string_view origin_of(std::string_view url);

}  // namespace amends
