// The order of a rotation: accepted, signs, retired; and what is no key ring.
#include "core/capture/key_ring.hpp"

#include "unit/catch_result.hpp"

using namespace amends;

namespace {

constexpr UtcMillis noon{1'795'521'600'000};

KeyRing turned(const KeyRing& ring, UtcMillis now, UtcMillis links_until = {}) {
  const auto byte = static_cast<std::uint8_t>(now.count / second_ms % 251);
  return rotated(ring, {now, links_until, Bytes(key_secret_bytes, byte)});
}

RingKey key(int id, KeyState state, std::size_t secret_bytes = 0) {
  return {id, state, {}, {}, Bytes(secret_bytes)};
}

std::string refusal(std::vector<RingKey> keys) {
  const auto checked = check_ring(KeyRing{std::move(keys)});
  return checked ? std::string("accepted") : checked.error().message;
}

}  // namespace

TEST_CASE("a key is accepted before it signs, and signs before the old one retires") {
  const KeyRing added = turned(KeyRing{}, noon);
  CHECK(to_text(added) == "key 0 signs, key 1 new");
  const UtcMillis links_until = noon + 60 * day_ms;
  const KeyRing signing = turned(added, noon + 300 * second_ms, links_until);
  CHECK(to_text(signing) == "key 0 old, key 1 signs");
  CHECK(signing.find(KeyState::old)->links_until == links_until);
  const KeyRing done = turned(signing, links_until);
  CHECK(to_text(done) == "key 0 retired, key 1 signs");
  for (const KeyRing& ring : {added, signing, done}) CHECK(check_ring(ring));
}

TEST_CASE("each step says from when on it refuses nobody") {
  CHECK_FALSE(safe_from(KeyRing{}));
  const KeyRing added = turned(KeyRing{}, noon);
  CHECK(safe_from(added) == noon + everybody_knows_after_ms);
  CHECK(safe_from(turned(added, noon, noon + 60 * day_ms)) == noon + 60 * day_ms);
  // Without a link that could still be used, every process must know nevertheless.
  CHECK(safe_from(turned(added, noon, UtcMillis{})) == noon + everybody_knows_after_ms);
}

TEST_CASE("an id is given again only when all were, and the longest retired first") {
  KeyRing ring;
  std::vector<int> ids;
  UtcMillis now = noon;
  for (int step = 0; step < 3 * 20; ++step) {
    now = now + day_ms;
    ring = turned(ring, now, now);
    REQUIRE(check_ring(ring));
    if (const RingKey* fresh = ring.find(KeyState::fresh)) ids.push_back(fresh->id);
  }
  CHECK(ids == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 1, 2, 3, 4, 5});
  CHECK(ring.keys.front() == RingKey{0, KeyState::retired, ring.keys.front().since, {}, {}});
}

TEST_CASE("a retired key's secret is gone") {
  KeyRing ring;
  for (int step = 0; step < 6; ++step) ring = turned(ring, noon + step * day_ms);
  for (const RingKey& key : ring.keys) {
    CHECK(key.secret.size() == (key.id == 2 ? key_secret_bytes : 0));
  }
}

TEST_CASE("what is no key ring is refused, naming the key") {
  using enum KeyState;
  CHECK(refusal({key(0, signs)}) == "accepted");
  CHECK(refusal({}) == "exactly one key must sign");
  CHECK(refusal({key(0, signs), key(1, signs, 32)}) == "exactly one key must sign");
  CHECK(refusal({key(16, signs, 32)}) == "key 16 must have an id from 0 to 15");
  CHECK(refusal({key(1, signs, 31)}) == "key 1 must have a secret of 32 bytes");
  CHECK(refusal({key(0, signs, 32)}) == "key 0 must have no secret");
  CHECK(refusal({key(0, signs), key(1, retired, 32)}) == "key 1 must have no secret");
  CHECK(refusal({key(0, signs), key(0, old)}) ==
        "key 0 must stand once, behind those of lower ids");
  CHECK(refusal({key(0, signs), key(1, fresh, 32), key(2, fresh, 32)}) ==
        "at most one key may be new");
}
