#include "core/capture/nonce.hpp"

#include <array>

#include "core/base/text.hpp"

namespace amends {
namespace {

constexpr std::size_t head_bytes = 11;
constexpr std::size_t mac_bytes = 12;

constexpr std::uint8_t decoy_bit = 1;
constexpr std::uint8_t scan_window_bit = 2;
constexpr std::uint8_t confirm_bit = 4;
constexpr std::uint8_t question_bit = 8;

std::uint8_t bits_of(const PageFlags& flags) {
  return static_cast<std::uint8_t>(
      (flags.decoy ? decoy_bit : 0) | (flags.scan_window ? scan_window_bit : 0) |
      (flags.confirm ? confirm_bit : 0) | (flags.question ? question_bit : 0));
}

PageFlags flags_of(std::uint8_t bits) {
  return {(bits & decoy_bit) != 0, (bits & scan_window_bit) != 0, (bits & confirm_bit) != 0,
          (bits & question_bit) != 0};
}

}  // namespace

NonceCodec::NonceCodec(Signer& signer, Entropy& entropy, const RotatingKey& keys)
    : signer_(signer), entropy_(entropy), keys_(keys) {}

Bytes NonceCodec::sealed(ByteView key, ByteView head, InvitationId invitation) {
  Bytes message(head.begin(), head.end());
  append_big_endian(message, invitation.value, 8);
  const Digest mac = signer_.hmac_sha256(key, message);
  Bytes all(head.begin(), head.end());
  all.insert(all.end(), mac.begin(), mac.begin() + mac_bytes);
  return all;
}

std::string NonceCodec::encode_new(InvitationId invitation, UtcMillis now, PageFlags flags) {
  PageLoad page = new_page_load(entropy_);
  page.flags = flags;
  return encode(invitation, now, page);
}

std::string NonceCodec::encode(InvitationId invitation, UtcMillis now, const PageLoad& page) {
  Bytes head;
  append_big_endian(head, static_cast<std::uint64_t>(now.count), 6);
  append_big_endian(head, page.load, 4);
  head.push_back(bits_of(page.flags));
  return base32_encode(sealed(keys_.now(), head, invitation));
}

std::optional<NonceContent> NonceCodec::decode(std::string_view nonce, InvitationId invitation) {
  const auto bytes = base32_decode(nonce);
  if (!bytes || bytes->size() != head_bytes + mac_bytes) return std::nullopt;
  const ByteView head = ByteView(*bytes).first(head_bytes);
  // A nonce names no key: it lives for a day, and few are accepted at a time.
  bool genuine = false;
  for (const Bytes& key : keys_.of_id) {
    if (key.empty()) continue;
    genuine = equal_constant_time(sealed(key, head, invitation), *bytes) || genuine;
  }
  if (!genuine) return std::nullopt;
  return NonceContent{
      UtcMillis{static_cast<std::int64_t>(big_endian(head.first(6)))},
      {static_cast<std::uint32_t>(big_endian(head.subspan(6, 4))), flags_of(head[10])}};
}

PageLoad new_page_load(Entropy& entropy) {
  std::array<std::uint8_t, 4> load{};
  entropy.fill(load);
  return {static_cast<std::uint32_t>(big_endian(load)), {}};
}

std::string load_text(const PageLoad& page) {
  Bytes bytes;
  append_big_endian(bytes, page.load, 4);
  return hex_encode(bytes);
}

}  // namespace amends
