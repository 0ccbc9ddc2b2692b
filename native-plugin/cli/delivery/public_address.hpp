// Which addresses lie in the public internet, so that a webhook's address in the settings is no way
// into the own network.
#pragma once

#include <sys/socket.h>

namespace amends::cli {

/// False for this machine, private and link-local networks (with them the clouds' metadata
/// services), documentation, multicast and what is reserved, also where an IPv6 address holds such
/// an IPv4 one; for other families than the two too. IANA's special-purpose registries, 2026.
bool is_public_address(const sockaddr& address);

}  // namespace amends::cli
