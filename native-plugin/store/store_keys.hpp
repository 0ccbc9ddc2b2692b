// The secrets of a store, and how they are written down: in its key file, or handed in by the host.
#pragma once

#include <string>
#include <string_view>

#include "core/base/ports.hpp"
#include "core/capture/key_ring.hpp"

namespace amends {

struct StoreKeys {
  /// 32 bytes that never change: behind the history, the hashes of keys, and links of key 0.
  Bytes root;
  KeyRing ring;
};

/// At most this long: the root, and one line for each key.
inline constexpr std::size_t max_key_text_bytes = 4096;

/// The root in hex, alone on its line; then, once something rotated, a line
/// "key ID STATE SINCE LINKS_UNTIL SECRET" for each key of the ring ("-" for no secret), and "end".
std::string store_keys_to_text(const StoreKeys& keys);

/// Fails with out_of_range for what store_keys_to_text() did not write, naming the line.
Result<StoreKeys> store_keys_from_text(std::string_view text);

/// A secret as one tenant uses it.
Bytes tenant_secret(Signer& signer, ByteView secret, const std::string& tenant);

/// The mark of a tenant's rows by which they know their key: only this root secret makes it.
inline constexpr std::string_view key_check_mark = "key_check";
std::string key_check(Signer& signer, const Bytes& tenant_root);

/// The ring as one tenant uses it.
KeyRing tenant_ring(Signer& signer, const KeyRing& ring, const std::string& tenant);

}  // namespace amends
