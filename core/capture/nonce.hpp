// The nonce of a page: proof of a recent page load, and what is known about that load.
//
// 23 bytes in lower-case base32 (37 characters): the moment it was made 6 (UTC milliseconds), the
// page load 4 (random; every nonce that one page gets names the same load), flags 1, and
// HMAC-SHA-256 cut to 12 bytes over these and the invitation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/ports.hpp"
#include "core/base/time.hpp"
#include "core/capture/token.hpp"

namespace amends {

/// What a page load is known for. It travels in the nonce, because a host's many processes share no
/// memory of who fetched what.
struct PageFlags {
  bool decoy = false;        // it came by the link that nobody can see
  bool scan_window = false;  // several answers of the mail had just been fetched
  bool confirm = false;      // it asked for one more press
  bool question = false;     // it asked which of two answers is meant

  friend bool operator==(const PageFlags&, const PageFlags&) = default;
};

struct PageLoad {
  std::uint32_t load = 0;
  PageFlags flags = {};
};

struct NonceContent {
  UtcMillis made_at;
  PageLoad page;
};

/// Makes and reads nonces, bound to an invitation.
class NonceCodec {
 public:
  NonceCodec(Signer& signer, Entropy& entropy, const RotatingKey& keys);

  /// For a page that is being loaded now.
  std::string encode_new(InvitationId invitation, UtcMillis now, PageFlags flags = {});
  /// A fresh one for a page that was loaded before.
  std::string encode(InvitationId invitation, UtcMillis now, const PageLoad& page);
  /// Nothing when the nonce is not ours or belongs to another invitation. Does not look at its age.
  std::optional<NonceContent> decode(std::string_view nonce, InvitationId invitation);

 private:
  Bytes sealed(ByteView key, ByteView head, InvitationId invitation);

  Signer& signer_;
  Entropy& entropy_;
  const RotatingKey& keys_;
};

/// A page that is being loaded, when nothing is known about it.
PageLoad new_page_load(Entropy& entropy);

/// A page load as events keep it: 8 hex digits.
std::string load_text(const PageLoad& page);

}  // namespace amends
