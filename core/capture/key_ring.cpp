#include "core/capture/key_ring.hpp"

#include <algorithm>

namespace amends {
namespace {

Error damaged(const RingKey& key, const std::string& rule) {
  return fail(ErrorCode::out_of_range, "key " + std::to_string(key.id) + " " + rule);
}

Result<void> check_key(const RingKey& key) {
  if (key.id < 0 || key.id >= max_key_ids) return damaged(key, "must have an id from 0 to 15");
  const bool own_secret = key.id != root_key_id && key.is_accepted();
  const std::size_t wanted = own_secret ? key_secret_bytes : 0;
  if (key.secret.size() == wanted) return {};
  return damaged(key, own_secret ? "must have a secret of 32 bytes" : "must have no secret");
}

RingKey* find(KeyRing& ring, KeyState state) {
  const auto found = std::find_if(ring.keys.begin(), ring.keys.end(),
                                  [&](const RingKey& key) { return key.state == state; });
  return found == ring.keys.end() ? nullptr : &*found;
}

std::int64_t count(const KeyRing& ring, KeyState state) {
  return std::count_if(ring.keys.begin(), ring.keys.end(),
                       [&](const RingKey& key) { return key.state == state; });
}

// The lowest id that was never given; when all were, that of the key which retired first.
int free_id(const KeyRing& ring) {
  int id = root_key_id + 1;
  const RingKey* longest_retired = nullptr;
  for (const RingKey& key : ring.keys) {
    if (key.id == id) ++id;
    if (key.state != KeyState::retired || key.id == root_key_id) continue;
    if (longest_retired == nullptr || key.since < longest_retired->since) longest_retired = &key;
  }
  return id < max_key_ids || longest_retired == nullptr ? id : longest_retired->id;
}

void add_key(KeyRing& ring, const Rotation& rotation) {
  const int id = free_id(ring);
  std::erase_if(ring.keys, [&](const RingKey& key) { return key.id == id; });
  const auto behind = std::find_if(ring.keys.begin(), ring.keys.end(),
                                   [&](const RingKey& key) { return key.id > id; });
  ring.keys.insert(behind, RingKey{id, KeyState::fresh, rotation.now, {}, rotation.fresh_secret});
}

void let_new_key_sign(KeyRing& ring, const Rotation& rotation) {
  RingKey& before = *find(ring, KeyState::signs);
  before = {before.id, KeyState::old, rotation.now, rotation.links_until, before.secret};
  RingKey& after = *find(ring, KeyState::fresh);
  after.state = KeyState::signs;
  after.since = rotation.now;
}

void retire_old_keys(KeyRing& ring, UtcMillis now) {
  for (RingKey& key : ring.keys) {
    if (key.state == KeyState::old) key = {key.id, KeyState::retired, now, {}, {}};
  }
}

}  // namespace

const RingKey* KeyRing::find(KeyState state) const {
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const RingKey& key) { return key.state == state; });
  return found == keys.end() ? nullptr : &*found;
}

Result<void> check_ring(const KeyRing& ring) {
  int last_id = -1;
  for (const RingKey& key : ring.keys) {
    if (auto checked = check_key(key); !checked) return checked;
    if (key.id <= last_id) return damaged(key, "must stand once, behind those of lower ids");
    last_id = key.id;
  }
  if (count(ring, KeyState::signs) != 1) {
    return fail(ErrorCode::out_of_range, "exactly one key must sign");
  }
  if (count(ring, KeyState::fresh) > 1) {
    return fail(ErrorCode::out_of_range, "at most one key may be new");
  }
  return {};
}

std::string to_text(const KeyRing& ring) {
  std::string text;
  for (const RingKey& key : ring.keys) {
    text.append(text.empty() ? "" : ", ").append("key ").append(std::to_string(key.id));
    text.append(" ").append(enum_text(key.state));
  }
  return text;
}

RotationStep next_step(const KeyRing& ring) {
  if (ring.find(KeyState::fresh) != nullptr) return RotationStep::sign;
  return ring.find(KeyState::old) != nullptr ? RotationStep::retire : RotationStep::add;
}

std::optional<UtcMillis> safe_from(const KeyRing& ring) {
  if (const RingKey* fresh = ring.find(KeyState::fresh)) {
    return fresh->since + everybody_knows_after_ms;
  }
  std::optional<UtcMillis> at;
  for (const RingKey& key : ring.keys) {
    if (key.state != KeyState::old) continue;
    at =
        std::max({at.value_or(UtcMillis{}), key.links_until, key.since + everybody_knows_after_ms});
  }
  return at;
}

KeyRing rotated(const KeyRing& ring, const Rotation& rotation) {
  KeyRing next = ring;
  switch (next_step(ring)) {
    case RotationStep::add:
      add_key(next, rotation);
      break;
    case RotationStep::sign:
      let_new_key_sign(next, rotation);
      break;
    case RotationStep::retire:
      retire_old_keys(next, rotation.now);
      break;
  }
  return next;
}

}  // namespace amends
