// Keys that the host hands in instead of a key file, through the C functions.
#include <filesystem>

#include "abi/library.hpp"
#include "contract/temporary_folder.hpp"
#include "unit/catch_result.hpp"

namespace amends {

using namespace amends::testing;

namespace {

const std::string root(64, 'a');
const std::string secret(64, 'b');

json::object config_with(const std::string& store, const json::value& ring = nullptr) {
  json::object keys{{"root", root}};
  if (!ring.is_null()) keys["ring"] = ring;
  return {{"store", store}, {"keys", std::move(keys)}};
}

json::object key_one(std::string_view state) {
  return {{"id", 1}, {"state", state}, {"secret", secret}};
}

std::string refusal(const std::string& config) {
  amends_instance* instance = nullptr;
  amends_error* error = nullptr;
  const auto status = amends_open(config.data(), config.size(), &instance, &error);
  const std::string message = amends_error_message(error);
  amends_error_free(error);
  amends_close(instance);
  return status == AMENDS_STATUS_BAD_ARGUMENT ? message : "taken";
}

}  // namespace

TEST_CASE("a host hands its keys in and rotates them by opening anew", "[keys]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  Library before(config_with(store));
  const std::string old_link = before.ask("17");
  REQUIRE_FALSE(old_link.empty());
  CHECK_FALSE(std::filesystem::exists(store + ".key"));

  const Library accepting(
      config_with(store, json::array{{{"id", 0}, {"state", "signs"}}, key_one("new")}));
  const Library signing(
      config_with(store, json::array{{{"id", 0}, {"state", "old"}}, key_one("signs")}));
  const std::string new_link = signing.ask("18");
  CHECK(accepting.customer("GET", "/r/" + new_link).object().at("state") == "asked");
  CHECK(signing.customer("GET", "/r/" + old_link).object().at("state") == "asked");
  CHECK(before.customer("GET", "/r/" + new_link).object().at("state") == "closed");

  const Library retired(
      config_with(store, json::array{{{"id", 0}, {"state", "retired"}}, key_one("signs")}));
  CHECK(retired.customer("GET", "/r/" + old_link).object().at("state") == "closed");
  CHECK(retired.customer("GET", "/r/" + new_link).object().at("state") == "asked");
  CHECK(retired.manager("GET", "/api/requests/17").status == 200);
}

TEST_CASE("another root than the store's is refused", "[keys]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  Library(config_with(store)).ask("17");
  const Library other(json::object{{"store", store}, {"keys", {{"root", secret}}}});
  CHECK(other.manager("GET", "/api/requests/17").code() == "store_key_missing");
}

TEST_CASE("keys that are none are named", "[keys]") {
  const auto refused = [](const json::value& keys) {
    return refusal(json::serialize(json::object{{"store", "x.db"}, {"keys", keys}}));
  };
  const auto ring = [&](const json::value& items) {
    return refused({{"root", root}, {"ring", items}});
  };
  const std::string hex = " must be 64 lower-case hex digits";
  CHECK(refused("text") == "config: keys must be an object");
  CHECK(refused(json::object{}) == "config: keys.root" + hex);
  CHECK(refused({{"root", "A" + root.substr(1)}}) == "config: keys.root" + hex);
  CHECK(refused({{"root", root}, {"other", 1}}) == "config: keys.other is not known here");
  CHECK(ring(json::array{}) == "config: keys.ring: exactly one key must sign");
  CHECK(ring(json::array{1}) == "config: keys.ring[0] must be an object");
  CHECK(ring(json::array{json::object{{"state", "signs"}}}) ==
        "config: keys.ring[0].id is required");
  CHECK(ring(json::array{{{"id", 16}, {"state", "signs"}}}) ==
        "config: keys.ring[0].id must be 0 to 15");
  CHECK(ring(json::array{{{"id", 1}, {"state", "signs"}, {"secret", "short"}}}) ==
        "config: keys.ring[0].secret" + hex);
  CHECK(ring(json::array{{{"id", 1}, {"state", "signs"}}}) ==
        "config: keys.ring: key 1 must have a secret of 32 bytes");
  CHECK(ring(json::array{{{"id", 0}, {"state", "king"}}}) ==
        "config: keys.ring[0].state must be one of new, signs, old, retired");
}

}  // namespace amends
