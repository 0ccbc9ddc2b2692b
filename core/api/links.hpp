// The tokens and addresses of an invitation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/api/services.hpp"
#include "core/capture/token.hpp"

namespace amends {

std::string token_of(Services& services, const Invitation& invitation, TokenPurpose purpose);

/// What a customer's token says.
struct LinkContent {
  InvitationId invitation;
  Day last_day;  // UTC; good until it is over
  TokenPurpose purpose;
};

/// Of a mail link's or a widget's token; nothing for whatever is not ours.
std::optional<LinkContent> link_content(Services& services, std::string_view token);

/// The public mount as customers reach it: from the settings, else as the host says it. May be
/// empty.
std::string public_base(const Settings& settings, std::string_view host_says);

/// Why there are no links when public_base() is empty.
Error no_base_url();

}  // namespace amends
