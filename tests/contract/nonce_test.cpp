#include "core/capture/nonce.hpp"

#include <catch2/catch.hpp>

#include "native-plugin/store/system_ports.hpp"

using namespace amends;

TEST_CASE("a nonce tells its page load, and nothing to another invitation") {
  SodiumSigner signer;
  SystemEntropy entropy;
  RotatingKey keys;
  keys.of_id[0] = Bytes(32, 9);
  NonceCodec codec(signer, entropy, keys);
  const InvitationId invitation{77};
  const UtcMillis now{1'764'000'000'000};
  const PageFlags flags{.decoy = true, .question = true};
  const std::string nonce = codec.encode_new(invitation, now, flags);
  CHECK(nonce.size() == 37);
  const auto read = codec.decode(nonce, invitation);
  REQUIRE(read);
  CHECK(read->made_at == now);
  CHECK(read->page.flags == flags);
  const std::string later = codec.encode(invitation, now + 5000, read->page);
  CHECK(codec.decode(later, invitation)->page.load == read->page.load);
  CHECK(load_text(read->page).size() == 8);
  CHECK_FALSE(codec.decode(nonce, InvitationId{78}));
  for (std::size_t at = 0; at < nonce.size(); ++at) {
    std::string bent = nonce;
    bent[at] = bent[at] == 'a' ? 'b' : 'a';
    CHECK_FALSE(codec.decode(bent, invitation));
  }
  CHECK_FALSE(codec.decode(nonce + "a", invitation));
  CHECK_FALSE(codec.decode("", invitation));
}
