#include "core/api/link_keys.hpp"

#include "core/store/history.hpp"

namespace amends {

std::shared_ptr<const LinkKeys> derive_link_keys(Signer& signer, ByteView root_key,
                                                 const KeyRing& ring) {
  auto keys = std::make_shared<LinkKeys>();
  for (const RingKey& key : ring.keys) {
    if (!key.is_accepted()) continue;
    const auto id = static_cast<std::size_t>(key.id);
    const ByteView secret = key.id == root_key_id ? root_key : ByteView(key.secret);
    const auto derive = [&](RotatingKey& rotating, std::string_view purpose) {
      rotating.of_id[id] = derive_key(signer, secret, purpose);
      if (key.state == KeyState::signs) rotating.signing = id;
    };
    derive(keys->mail_link, "amends mail link");
    derive(keys->widget, "amends widget");
    derive(keys->nonce, "amends nonce");
    derive(keys->stop, "amends stop");
  }
  return keys;
}

}  // namespace amends
