// The key ring: which secrets stand behind what customers hold (links, widgets' tokens, page
// proofs), and how one takes the place of another without a link being refused. A new key is
// accepted everywhere first, then signs, then the old one retires.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/enum_text.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace amends {

/// Ids of keys are 0 to 15: four bits of a token.
inline constexpr int max_key_ids = 16;
inline constexpr std::size_t key_secret_bytes = 32;

/// The id of the key that is the store's root secret itself. It has no secret of its own here, and
/// its id is never given to another.
inline constexpr int root_key_id = 0;

/// A key is fresh (accepted, signs nothing yet), signs, is old (accepted, signs nothing any more),
/// and in the end retired (refused).
enum class KeyState : std::uint8_t { fresh, signs, old, retired };
template <>
struct EnumTexts<KeyState> {
  static constexpr std::array<std::string_view, 4> texts = {"new", "signs", "old", "retired"};
};

struct RingKey {
  int id = root_key_id;
  KeyState state = KeyState::signs;
  UtcMillis since;        // when it came into this state
  UtcMillis links_until;  // of an old one: when the last link that it signed is over
  Bytes secret;           // empty: the root's, or gone with its retirement

  bool is_accepted() const { return state != KeyState::retired; }
  friend bool operator==(const RingKey&, const RingKey&) = default;
};

struct KeyRing {
  std::vector<RingKey> keys = {RingKey{}};  // ordered by id

  const RingKey* find(KeyState state) const;
  friend bool operator==(const KeyRing&, const KeyRing&) = default;
};

/// Fails with out_of_range unless exactly one key signs, at most one is new, ids differ and lie in
/// 0..15, and each key that is accepted has its 32 bytes, the root's and retired ones none.
Result<void> check_ring(const KeyRing& ring);

/// "key 0 old, key 1 signs": without secrets, for logs.
std::string to_text(const KeyRing& ring);

enum class RotationStep : std::uint8_t { add, sign, retire };

/// What the next step of the rotation is: the new key signs, else the old one retires, else a new
/// one is added.
RotationStep next_step(const KeyRing& ring);

/// How long after a key was added, or has begun to sign, every process is certain to know: a
/// process looks once a second, a call may take a minute.
inline constexpr std::int64_t everybody_knows_after_ms = 120 * second_ms;

/// When the next step refuses nobody: a new key may sign once every process accepts it, an old one
/// retire once its last link is over. Nothing: at any time.
std::optional<UtcMillis> safe_from(const KeyRing& ring);

struct Rotation {
  UtcMillis now;
  UtcMillis links_until;  // for `sign`: when the last link made until now is over
  Bytes fresh_secret;     // for `add`
};

/// The ring after its next step, whether it is safe or not.
KeyRing rotated(const KeyRing& ring, const Rotation& rotation);

}  // namespace amends
