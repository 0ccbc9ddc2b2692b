// Bytes as text: hex, base32 (RFC 4648, lower case, no padding) and base64. Decoding is strict:
// what is accepted is exactly what encoding makes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace amends {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>;

inline ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string hex_encode(ByteView bytes);
std::optional<Bytes> hex_decode(std::string_view text);

std::string base32_encode(ByteView bytes);
std::optional<Bytes> base32_decode(std::string_view text);

std::string base64_encode(ByteView bytes);
std::optional<Bytes> base64_decode(std::string_view text);

/// The lowest `bytes` bytes of a number, most significant first.
void append_big_endian(Bytes& out, std::uint64_t value, unsigned bytes);
/// The number that at most 8 bytes spell.
std::uint64_t big_endian(ByteView bytes);

/// Compares in time that depends on the lengths alone.
bool equal_constant_time(ByteView a, ByteView b);

}  // namespace amends
