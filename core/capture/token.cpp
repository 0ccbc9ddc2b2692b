#include "core/capture/token.hpp"

namespace amends {
namespace {

constexpr std::uint8_t version = 1;  // in the upper four bits of the first byte, the key id below
constexpr std::size_t token_head_bytes = 11;
constexpr std::size_t token_mac_bytes = 16;

}  // namespace

TokenCodec::TokenCodec(Signer& signer, const RotatingKey& keys, TokenPurpose purpose,
                       std::string_view tenant)
    : signer_(signer), keys_(keys), purpose_(purpose), tenant_(tenant) {}

Bytes TokenCodec::sealed(ByteView key, ByteView head) {
  Bytes message(head.begin(), head.end());
  message.push_back(static_cast<std::uint8_t>(purpose_));
  message.insert(message.end(), tenant_.begin(), tenant_.end());
  const Digest mac = signer_.hmac_sha256(key, message);
  Bytes all(head.begin(), head.end());
  all.insert(all.end(), mac.begin(), mac.begin() + token_mac_bytes);
  return all;
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

}  // namespace amends
