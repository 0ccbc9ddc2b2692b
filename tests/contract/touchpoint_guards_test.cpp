// What keeps ratings without a request from being made up: origins, nonces, limits.
#include "contract/knowledge_base.hpp"

using namespace amends;
using namespace amends::testing;

STORE_TEST_CASE("a rating comes from a page of the site", "[door]") {
  KnowledgeBase door;
  door.site = door.set_site({{"name", "Help centre"},
                             {"touchpoints", {"kb-article"}},
                             {"origins", {"https://kb.example.com"}}});
  const auto from = [&](std::string_view origin, std::string_view site) {
    return door.vote({{"answer", 4}}, "vpn", {{"origin", origin}, {"sec-fetch-site", site}});
  };
  Reply listed = from("https://kb.example.com", "cross-site");
  CHECK(listed.status == 200);
  CHECK(listed.headers["access-control-allow-origin"] == "https://kb.example.com");
  CHECK(from("https://help.example.org", "same-origin").status == 200);
  for (const char* other :
       {"https://evil.example", "null", "https://kb.example.com.evil.example"}) {
    Reply refused = from(other, "cross-site");
    CHECK(refused.code() == "cross_site");
    CHECK_FALSE(refused.headers.contains("access-control-allow-origin"));
  }
  Reply asked =
      door.call("OPTIONS", door.path(), {{"headers", {{"origin", "https://kb.example.com"}}}});
  CHECK(asked.status == 204);
  CHECK(asked.headers["access-control-allow-origin"] == "https://kb.example.com");
  // The site's own list is for ratings without a request, and the only one for it.
  Reply link = door.call("OPTIONS", "/r/x", {{"headers", {{"origin", "https://kb.example.com"}}}});
  CHECK_FALSE(link.headers.contains("access-control-allow-origin"));
}

STORE_TEST_CASE("a nonce is for one place", "[door]") {
  KnowledgeBase door;
  const std::string elsewhere = door.nonce_of(door.path("printer"));
  const Reply stale = door.vote({{"answer", 4}, {"nonce", elsewhere}});
  CHECK(stale.code() == "nonce_stale");
  CHECK(door.vote({{"answer", 4}, {"nonce", stale.object().at("nonce")}}).status == 200);
}

STORE_TEST_CASE("a touchpoint takes as many new ratings an hour as its site says", "[door]") {
  KnowledgeBase door;
  door.site = door.set_site(
      {{"name", "Help centre"}, {"touchpoints", {"kb-article"}}, {"hourly_limit", 2}});
  CHECK(door.vote({{"answer", 4}, {"key", "key-of-browser-one"}}).status == 200);
  CHECK(door.vote({{"answer", 4}, {"key", "key-of-browser-two"}}).status == 200);
  Reply full = door.vote({{"answer", 4}, {"key", "key-of-browser-three"}});
  CHECK(full.status == 429);
  CHECK(full.code() == "too_many_ratings");
  const int wait_s = std::stoi(full.headers["retry-after"]);
  CHECK(wait_s > 0);
  CHECK(wait_s <= 3600);
  CHECK(door.vote({{"answer", 2}, {"key", "key-of-browser-one"}}).status == 200);  // a change
  const std::string token = door.asked();
  CHECK(door.rate(token, 5, "an-op-on-a-link-1").status == 200);
  door.clock.pass(wait_s);
  CHECK(door.vote({{"answer", 4}, {"key", "key-of-browser-three"}}).status == 200);
  CHECK(door.damages() == std::vector<std::string>{});
}

STORE_TEST_CASE("one address fills no touchpoint, and never a link", "[door]") {
  KnowledgeBase door;
  const auto rate = [&](int number, std::string_view remote) {
    return door.vote({{"answer", 4}, {"key", "key-of-browser-" + std::to_string(1000 + number)}},
                     "vpn", {}, remote);
  };
  for (int i = 0; i < 120; ++i) REQUIRE(rate(i, "203.0.113.7").status == 200);
  CHECK(rate(120, "203.0.113.7").status == 429);
  CHECK(rate(120, "203.0.113.8").status == 200);
  CHECK(rate(121, "").status == 200);
  const std::string token = door.asked();
  const auto link =
      door.call("POST", "/r/" + token,
                {{"remote", "203.0.113.7"},
                 {"headers",
                  {{"accept", "application/json"},
                   {"content-type", "application/json"},
                   {"sec-fetch-site", "same-origin"}}},
                 {"body", json::serialize(json::object{{"answer", 5},
                                                       {"op", "an-op-on-a-link-2"},
                                                       {"key", "key-of-her-browser"},
                                                       {"nonce", door.nonce(token)}})}});
  CHECK(link.status == 200);
}
