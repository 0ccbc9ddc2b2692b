#include "core/api/webhook_secret.hpp"

namespace amends {

std::string webhook_secret(Services& services, const Webhook& webhook) {
  const std::string purpose = webhook.id + " " + std::to_string(webhook.secret_version);
  return "amw_" + base32_encode(derive_key(services.signer(), services.keys().webhook, purpose));
}

std::string webhook_signature(Services& services, const Webhook& webhook, std::string_view body) {
  const std::string at_s = std::to_string(services.now().count / second_ms);
  const std::string signed_text = at_s + "." + std::string(body);
  const std::string secret = webhook_secret(services, webhook);
  const Digest digest = services.signer().hmac_sha256(bytes_of(secret), bytes_of(signed_text));
  return "t=" + at_s + ",v1=" + hex_encode(digest);
}

}  // namespace amends
