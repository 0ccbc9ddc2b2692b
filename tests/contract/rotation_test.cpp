// Links and page proofs while the keys behind them rotate, through the door.
#include "contract/door.hpp"
#include "native-plugin/abi/unavailable_store.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

constexpr UtcMillis noon{1'795'521'600'000};

KeyRing after_steps(int steps) {
  KeyRing ring;
  for (; steps > 0; --steps) {
    ring = rotated(ring, {noon, noon, Bytes(key_secret_bytes, static_cast<std::uint8_t>(steps))});
  }
  return ring;
}

/// A store that is asked for anything answers 503: who gets a page was refused before.
UnavailableStore asked_nothing() {
  return UnavailableStore(fail(ErrorCode::store_busy, "asked"));
}

std::string with_first_byte(const std::string& token, std::uint8_t first) {
  Bytes bytes = base32_decode(token).value();
  bytes[0] = first;
  return base32_encode(bytes);
}

}  // namespace

STORE_TEST_CASE("links and open pages live through a rotation", "[keys]") {
  TestDoor door;
  const std::string before = door.asked("17");
  const std::string open_page = door.nonce(before);
  door.use_ring(after_steps(1));
  CHECK(door.asked("17") == before);
  CHECK(door.rate(before, 4, "op-while-a-key-is-new").status == 200);
  door.use_ring(after_steps(2));
  const std::string after = door.asked("18");
  CHECK(base32_decode(after).value()[0] == 0x11);
  CHECK(door.rate(after, 5, "op-of-a-new-key-link").status == 200);
  const json::object from_open_page{{"answer", 3},
                                    {"op", "op-of-a-page-opened-before"},
                                    {"key", "key-of-her-browser"},
                                    {"nonce", open_page}};
  CHECK(door.customer("POST", "/r/" + before, from_open_page).status == 200);
  // Asking again makes the link anew.
  CHECK(door.asked("17") != before);
}

STORE_TEST_CASE("a retired key's links are closed like any bad one", "[keys]") {
  TestDoor door;
  const std::string before = door.asked("17");
  const std::string bad_page = door.call("GET", "/r/" + with_first_byte(before, 0x1f)).body;
  door.use_ring(after_steps(3));
  const Reply closed = door.call("GET", "/r/" + before);
  CHECK(closed.status == 404);
  CHECK(closed.body == bad_page);
  CHECK(door.customer("GET", "/r/" + before).object().at("state") == "closed");
  CHECK(door.customer("POST", "/r/" + before, {{"answer", 1}, {"op", "op-0123456789abcdef"}})
            .code() == "closed");
  const std::string again = door.asked("17");
  CHECK(door.rate(again, 2, "op-of-the-link-made-anew").status == 200);
}

TEST_CASE("a token with a bad MAC asks nothing of the store, whichever key it names", "[keys]") {
  TestDoor maker;
  const std::string good = maker.asked();
  UnavailableStore store = asked_nothing();
  TestDoor door(store);
  door.use_ring(after_steps(2));
  CHECK(door.call("GET", "/r/" + good).status == 503);
  for (unsigned first = 0; first < 256; ++first) {
    if (first == 0x10) continue;
    INFO(first);
    CHECK(
        door.call("GET", "/r/" + with_first_byte(good, static_cast<std::uint8_t>(first))).status ==
        404);
  }
  std::string flipped = good;
  flipped[20] = flipped[20] == 'a' ? 'b' : 'a';
  CHECK(door.call("GET", "/r/" + flipped).status == 404);
}

namespace {

class CountingSigner final : public Signer {
 public:
  Digest hmac_sha256(ByteView key, ByteView message) override {
    ++calls;
    return sodium_.hmac_sha256(key, message);
  }
  int calls = 0;

 private:
  SodiumSigner sodium_;
};

}  // namespace

TEST_CASE("a token costs the same work whichever key it names", "[keys]") {
  CountingSigner signer;
  const auto keys = derive_link_keys(signer, Bytes(32, 7), after_steps(3));
  TokenCodec codec(signer, keys->mail_link, TokenPurpose::mail_link, "default");
  const std::string token = codec.encode({InvitationId{42}, Day{20000}});
  CHECK(codec.decode(token)->invitation == InvitationId{42});
  for (const unsigned first : {0x10U, 0x11U, 0x1FU, 0x21U, 0x00U}) {
    signer.calls = 0;
    const bool good =
        codec.decode(with_first_byte(token, static_cast<std::uint8_t>(first))).has_value();
    CHECK(good == (first == 0x11U));
    CHECK(signer.calls == 1);
  }
}

TEST_CASE("while the store cannot be used, customers are asked to come later", "[door]") {
  TestDoor maker;
  const std::string path = "/r/" + maker.asked();
  UnavailableStore store = asked_nothing();
  TestDoor door(store);
  const json::object german{{"headers", {{"accept", "text/html"}, {"accept-language", "de"}}}};
  const Reply looked = door.call("GET", path, german);
  CHECK(looked.status == 503);
  CHECK(looked.headers.at("retry-after") == "60");
  CHECK(looked.body.find("Bitte später noch einmal versuchen.") != std::string::npos);
  CHECK(looked.body.find("asked") == std::string::npos);
  const Reply pressed = door.call("POST", path, german);
  CHECK(pressed.status == 503);
  CHECK(pressed.body.find("Nicht gespeichert.") != std::string::npos);
  CHECK(door.customer("GET", path).code() == "store_busy");
}
