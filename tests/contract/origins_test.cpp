// The public mount to pages on other origins, over every store.
#include "contract/door.hpp"

#include "unit/catch_result.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void list_origin(TestDoor& door, std::string_view origin) {
  auto shown = door.staff("admin", "GET", "/api/settings").object();
  json::object settings = shown.at("settings").as_object();
  settings["origins"] = json::array{origin};
  const auto set =
      door.staff("admin", "PUT", "/api/settings",
                 json::object{{"revision", shown.at("revision")}, {"settings", settings}});
  REQUIRE(set.status == 200);
}

json::object from(std::string_view origin) {
  return {{"headers",
           {{"origin", origin}, {"accept", "application/json"}, {"sec-fetch-site", "cross-site"}}}};
}

}  // namespace

STORE_TEST_CASE("a listed origin reads the public mount, others do not", "[door]") {
  TestDoor door;
  const std::string path = "/r/" + door.asked();
  list_origin(door, "https://shop.example.com");
  Reply listed = door.call("GET", path, from("https://shop.example.com"));
  CHECK(listed.status == 200);
  CHECK(listed.headers["access-control-allow-origin"] == "https://shop.example.com");
  CHECK(listed.headers["vary"] == "origin");
  CHECK_FALSE(listed.headers.contains("access-control-allow-credentials"));

  for (const char* other :
       {"https://evil.example", "null", "https://shop.example.com.evil.example"}) {
    Reply refused = door.call("GET", path, from(other));
    CHECK_FALSE(refused.headers.contains("access-control-allow-origin"));
    CHECK(refused.headers["vary"] == "origin");
  }
  CHECK(door.call("GET", path).headers["vary"] == "origin");
}

STORE_TEST_CASE("a listed page can read why its call was refused", "[door]") {
  TestDoor door;
  list_origin(door, "https://shop.example.com");
  Reply refused = door.call("POST", "/r/" + std::string(44, 'a'), from("https://shop.example.com"));
  CHECK(refused.status == 410);
  CHECK(refused.headers["access-control-allow-origin"] == "https://shop.example.com");
}

STORE_TEST_CASE("a browser that asks first hears what the list says now", "[door]") {
  TestDoor door;
  const std::string path = "/r/" + door.asked();
  Reply before = door.call("OPTIONS", path, from("https://shop.example.com"));
  CHECK(before.status == 204);
  CHECK_FALSE(before.headers.contains("access-control-allow-origin"));
  list_origin(door, "https://shop.example.com");
  Reply after = door.call("OPTIONS", path, from("https://shop.example.com"));
  CHECK(after.status == 204);
  CHECK(after.headers["access-control-allow-origin"] == "https://shop.example.com");
  CHECK(after.headers["access-control-allow-headers"].find("x-amends-key") != std::string::npos);
  list_origin(door, "https://other.example.com");
  Reply gone = door.call("OPTIONS", path, from("https://shop.example.com"));
  CHECK_FALSE(gone.headers.contains("access-control-allow-origin"));
}

STORE_TEST_CASE("the desk is for no other origin", "[door]") {
  TestDoor door;
  list_origin(door, "https://shop.example.com");
  for (const char* method : {"OPTIONS", "GET"}) {
    Reply desk = door.call(method, "/api/settings", from("https://shop.example.com"));
    CHECK_FALSE(desk.headers.contains("access-control-allow-origin"));
  }
}
