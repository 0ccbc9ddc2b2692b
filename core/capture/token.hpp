// The token in a customer's link.
//
// A token is 27 bytes in lower-case base32 (44 characters): version and key id in one byte,
// invitation 8, last day 2 (days since 1970-01-01, UTC), and HMAC-SHA-256 cut to 16 bytes (the
// lower bound of RFC 2104, section 5) over these, the purpose and the tenant. The answer stands
// outside: mail links end in a digit.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/ports.hpp"
#include "core/base/time.hpp"
#include "core/capture/key_ring.hpp"

namespace amends {

inline constexpr std::size_t token_chars = 44;

/// What a token opens. Each purpose has a key of its own.
enum class TokenPurpose : std::uint8_t { mail_link, widget };

/// The keys of one purpose: by id, those that are accepted; empty where an id is not.
struct RotatingKey {
  std::array<Bytes, max_key_ids> of_id;
  std::size_t signing = 0;

  const Bytes& now() const { return of_id[signing]; }
};

/// The keys behind all that customers hold.
struct LinkKeys {
  RotatingKey mail_link;
  RotatingKey widget;
  RotatingKey nonce;
  RotatingKey stop;  // the nonces of the page that ends the asking
};

struct TokenContent {
  InvitationId invitation;
  Day last_day;  // UTC; good until it is over
};

/// Makes and reads tokens of one purpose and tenant.
class TokenCodec {
 public:
  TokenCodec(Signer& signer, const RotatingKey& keys, TokenPurpose purpose,
             std::string_view tenant);

  std::string encode(const TokenContent& content);
  /// Nothing for whatever encode() did not make with one of these keys, this purpose and tenant.
  /// One token has one spelling. Takes the same time whichever key id it names, accepted or not;
  /// the comparison takes constant time. Does not look at the day.
  std::optional<TokenContent> decode(std::string_view token);

 private:
  Bytes sealed(ByteView key, ByteView head);

  Signer& signer_;
  const RotatingKey& keys_;
  TokenPurpose purpose_;
  std::string_view tenant_;
};

/// When a token whose last day is `day` is over.
inline UtcMillis end_of(Day day) {
  return UtcMillis{(std::int64_t{day.count} + 1) * day_ms};
}

}  // namespace amends
