#include "core/base/bytes.hpp"

#include <cstddef>

namespace amends {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base32_digits = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Both alphabets are powers of two: bits are carried over from byte to digit and back.
std::string encode_bits(ByteView bytes, std::string_view digits, unsigned bits) {
  std::string text;
  std::uint32_t carry = 0;
  unsigned held = 0;
  for (const std::uint8_t byte : bytes) {
    carry = (carry << 8U) | byte;
    held += 8;
    while (held >= bits) {
      held -= bits;
      text += digits[(carry >> held) & ((1U << bits) - 1U)];
    }
  }
  if (held > 0) text += digits[(carry << (bits - held)) & ((1U << bits) - 1U)];
  return text;
}

std::optional<Bytes> decode_bits(std::string_view text, std::string_view digits, unsigned bits) {
  Bytes bytes;
  std::uint32_t carry = 0;
  unsigned held = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    carry = (carry << bits) | static_cast<std::uint32_t>(digit);
    held += bits;
    if (held >= 8) {
      held -= 8;
      bytes.push_back(static_cast<std::uint8_t>((carry >> held) & 0xFFU));
    }
  }
  const bool spare_bits_are_zero = (carry & ((1U << held) - 1U)) == 0;
  if (held >= bits || !spare_bits_are_zero) return std::nullopt;
  return bytes;
}

}  // namespace

std::string hex_encode(ByteView bytes) {
  return encode_bits(bytes, hex_digits, 4);
}

std::optional<Bytes> hex_decode(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  return decode_bits(text, hex_digits, 4);
}

std::string base32_encode(ByteView bytes) {
  return encode_bits(bytes, base32_digits, 5);
}

std::optional<Bytes> base32_decode(std::string_view text) {
  return decode_bits(text, base32_digits, 5);
}

std::string base64_encode(ByteView bytes) {
  std::string text = encode_bits(bytes, base64_digits, 6);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::optional<Bytes> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i) text.remove_suffix(1);
  return decode_bits(text, base64_digits, 6);
}

void append_big_endian(Bytes& out, std::uint64_t value, unsigned bytes) {
  for (unsigned shift = bytes * 8; shift > 0;) {
    shift -= 8;
    out.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

std::uint64_t big_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes) value = (value << 8U) | byte;
  return value;
}

bool equal_constant_time(ByteView a, ByteView b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return difference == 0;
}

}  // namespace amends
