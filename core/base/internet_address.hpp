// Which addresses of the Internet Protocol lead to everybody, and which to this machine, this
// network, or nowhere: IANA's registries of special-purpose addresses (RFC 6890), and those that
// hold an address of the other kind.
#pragma once

#include <cstdint>
#include <span>

namespace amends {

/// Of four bytes, in network order.
bool is_public_v4(std::span<const std::uint8_t> address);
/// Of sixteen.
bool is_public_v6(std::span<const std::uint8_t> address);

}  // namespace amends
