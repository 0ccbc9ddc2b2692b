// A web origin as browsers spell it in the header Origin (RFC 6454, section 6.1): scheme, host and
// port, where the port is left out when it is the scheme's own. Two origins are the same when their
// spelling is, so nothing here compares in any other way.
#pragma once

#include <string_view>

namespace amends {

/// Whether the text is how a browser spells an origin with http or https: lower case, international
/// names in their ASCII form, IPv6 in brackets, no path, user, trailing dot or port 80 or 443 of
/// its scheme.
bool is_origin(std::string_view text);

/// The origin that an address lies on: "https://help.example.org/amends" has
/// "https://help.example.org". Empty for what has no scheme; not checked further.
std::string_view origin_of(std::string_view url);

}  // namespace amends
