#include "core/capture/token.hpp"

#include <algorithm>
#include <array>

namespace amends {
namespace {

constexpr std::uint8_t version = 1;  // in the upper four bits of the first byte, the key id below
constexpr std::size_t token_head_bytes = 11;
constexpr std::size_t token_mac_bytes = 16;
constexpr std::size_t nonce_head_bytes = 10;
constexpr std::size_t nonce_mac_bytes = 12;

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

Bytes with_mac(ByteView head, const Digest& mac, std::size_t mac_bytes) {
  Bytes all(head.begin(), head.end());
  all.insert(all.end(), mac.begin(), mac.begin() + static_cast<std::ptrdiff_t>(mac_bytes));
  return all;
}

}  // namespace

TokenCodec::TokenCodec(Signer& signer, const RotatingKey& keys, TokenPurpose purpose,
                       std::string_view tenant)
    : signer_(signer), keys_(keys), purpose_(purpose), tenant_(tenant) {}

Bytes TokenCodec::sealed(ByteView key, ByteView head) {
  Bytes message(head.begin(), head.end());
  message.push_back(static_cast<std::uint8_t>(purpose_));
  message.insert(message.end(), tenant_.begin(), tenant_.end());
  return with_mac(head, signer_.hmac_sha256(key, message), token_mac_bytes);
}

std::string TokenCodec::encode(const TokenContent& content) {
  Bytes head{static_cast<std::uint8_t>((version << 4U) | keys_.signing)};
  append_big_endian(head, content.invitation.value, 8);
  append_big_endian(head, static_cast<std::uint64_t>(content.last_day.count), 2);
  return base32_encode(sealed(keys_.now(), head));
}

std::optional<TokenContent> TokenCodec::decode(std::string_view token) {
  if (token.size() != token_chars) return std::nullopt;
  const auto bytes = base32_decode(token);
  if (!bytes || bytes->size() != token_head_bytes + token_mac_bytes) return std::nullopt;
  const ByteView head = ByteView(*bytes).first(token_head_bytes);
  const Bytes& named = keys_.of_id[head[0] & 0x0FU];
  const bool accepted = !named.empty() && head[0] >> 4U == version;
  // Nobody learns from the time it takes which keys there are: another one does the same work.
  const bool genuine = equal_constant_time(sealed(accepted ? named : keys_.now(), head), *bytes);
  if (!genuine || !accepted) return std::nullopt;
  return TokenContent{InvitationId{big_endian(head.subspan(1, 8))},
                      Day{static_cast<std::int32_t>(big_endian(head.subspan(9, 2)))}};
}

NonceCodec::NonceCodec(Signer& signer, Entropy& entropy, const RotatingKey& keys)
    : signer_(signer), entropy_(entropy), keys_(keys) {}

Bytes NonceCodec::sealed(ByteView key, ByteView head, InvitationId invitation) {
  Bytes message(head.begin(), head.end());
  append_big_endian(message, invitation.value, 8);
  return with_mac(head, signer_.hmac_sha256(key, message), nonce_mac_bytes);
}

std::string NonceCodec::encode(InvitationId invitation, UtcMillis now) {
  Bytes head;
  append_big_endian(head, static_cast<std::uint64_t>(now.count), 6);
  std::array<std::uint8_t, 4> load{};  // tells two page loads of one millisecond apart
  entropy_.fill(load);
  head.insert(head.end(), load.begin(), load.end());
  return base32_encode(sealed(keys_.now(), head, invitation));
}

std::optional<UtcMillis> NonceCodec::decode(std::string_view nonce, InvitationId invitation) {
  const auto bytes = base32_decode(nonce);
  if (!bytes || bytes->size() != nonce_head_bytes + nonce_mac_bytes) return std::nullopt;
  const ByteView head = ByteView(*bytes).first(nonce_head_bytes);
  // A nonce names no key: it lives for a day, and few are accepted at a time.
  bool genuine = false;
  for (const Bytes& key : keys_.of_id) {
    if (key.empty()) continue;
    genuine = equal_constant_time(sealed(key, head, invitation), *bytes) || genuine;
  }
  if (!genuine) return std::nullopt;
  return UtcMillis{static_cast<std::int64_t>(big_endian(head.first(6)))};
}

}  // namespace amends
