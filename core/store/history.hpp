// The history's form: events sealed into a keyed hash chain per stream, personal text committed to
// with a salt, so that text can be erased and the chain still verifies.
//
//   hash(n) = HMAC(chain key, hash(n-1) || frame(tenant, stream, revision, at, name, body))
//   commitment = HMAC(salt, personal text)
//
// frame() is each part preceded by its length as 8 bytes, big-endian; hash(0) is 32 zero bytes.
#pragma once

#include <string>
#include <string_view>

#include "core/base/ports.hpp"
#include "core/base/result.hpp"
#include "core/model/event.hpp"
#include "core/store/rows.hpp"

namespace amends {

class History {
 public:
  History(std::string tenant, Bytes chain_key, Bytes person_key, Signer& signer, Entropy& entropy);
  /// With the keys that come from the tenant's root secret.
  static History of_tenant(std::string tenant, ByteView root_key, Signer& signer, Entropy& entropy);

  /// Makes the next event of a stream. `previous` is the hash of the event before it.
  StoredEvent seal(const Digest& previous, std::string_view stream, std::int64_t revision,
                   const Event& event);

  /// What a stored event says. Personal text that was erased is empty.
  /// Fails with history_broken when it cannot be read; does not check hashes.
  Result<Event> open(const StoredEvent& stored) const;

  /// Checks hash, place and commitment of an event against the one before it.
  /// Fails with history_broken and one line that names the stream, the revision and what is wrong.
  Result<void> check(const Digest& previous, std::int64_t previous_revision,
                     std::string_view stream, const StoredEvent& stored) const;

  /// What a person is kept as: a keyed hash of person_text().
  Id128 person(std::string_view text) const;

 private:
  Digest chain(const Digest& previous, std::string_view stream, const StoredEvent& stored) const;

  std::string tenant_;
  Bytes chain_key_;
  Bytes person_key_;
  Signer& signer_;
  Entropy& entropy_;
};

/// HKDF-SHA-256 (RFC 5869) with an empty salt: the key for one purpose, 32 bytes.
Bytes derive_key(Signer& signer, ByteView root_key, std::string_view purpose);

}  // namespace amends
