// The keys behind what customers hold, made from the secrets of a key ring.
#pragma once

#include <memory>

#include "core/base/ports.hpp"
#include "core/capture/key_ring.hpp"
#include "core/capture/token.hpp"

namespace amends {

/// A key for each purpose from each key that is accepted. `root_key` is the tenant's root secret,
/// which the key with root_key_id stands for; the ring's other secrets must be the tenant's too.
std::shared_ptr<const LinkKeys> derive_link_keys(Signer& signer, ByteView root_key,
                                                 const KeyRing& ring);

}  // namespace amends
