// The settings as they were: who changed what and when, and the way back; over every store.
#include "contract/change_settings.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

json::object versions(TestDoor& door, const std::string& query = "") {
  const Reply answer = door.staff("admin", "GET", "/api/settings/versions" + query);
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return answer.object();
}

std::vector<std::int64_t> revisions(const json::object& page) {
  std::vector<std::int64_t> found;
  for (const auto& item : page.at("items").as_array()) {
    found.push_back(item.at("revision").as_int64());
  }
  return found;
}

}  // namespace

STORE_TEST_CASE("versions of the settings say who changed what and when", "[settings]") {
  TestDoor door(2);
  CHECK(versions(door) == json::object{{"items", json::array{}}, {"more", false}});

  change_settings(door, {{"grace_s", 60}});
  const std::int64_t first_at = door.clock.now().count;
  door.clock.pass(60);
  change_settings(door, {{"grace_s", 300}, {"outcomes", json::array{"fixed", "other"}}});

  const json::array items = versions(door).at("items").as_array();
  REQUIRE(items.size() == 2);
  CHECK(items[0].at("at").as_int64() == first_at + 60'000);
  CHECK(items[0].at("by") == json::value{{"kind", "staff"}, {"id", "marta"}, {"name", "Marta"}});
  CHECK(items[0].at("changes").as_array()[0] ==
        json::value{{"path", "grace_s"}, {"before", 60}, {"after", 300}});
  CHECK(items[1].at("revision") == 1);
  CHECK(items[1].at("changes") ==
        json::value(json::array{{{"path", "grace_s"}, {"before", 120}, {"after", 60}}}));
}

STORE_TEST_CASE("versions come by pages, newest first", "[settings]") {
  TestDoor door;
  for (int n = 1; n <= 5; ++n) change_settings(door, {{"grace_s", 60 * n}});

  const json::object first = versions(door, "?limit=2");
  CHECK(revisions(first) == std::vector<std::int64_t>{5, 4});
  CHECK(first.at("more") == true);
  CHECK(first.at("items").at(1).at("changes").at(0).at("before") == 180);
  CHECK(revisions(versions(door, "?limit=2&before=4")) == std::vector<std::int64_t>{3, 2});
  const json::object last = versions(door, "?limit=2&before=2");
  CHECK(revisions(last) == std::vector<std::int64_t>{1});
  CHECK(last.at("more") == false);
  CHECK(revisions(versions(door, "?before=1")).empty());
  CHECK(revisions(versions(door, "?before=900")).size() == 5);

  for (const char* wrong : {"?before=0", "?before=x", "?limit=0", "?limit=201"}) {
    CHECK(door.staff("admin", "GET", std::string("/api/settings/versions") + wrong).status == 422);
  }
  CHECK(door.staff("admin", "GET", "/api/settings/versions?after=1").code() == "unknown_field");
}

STORE_TEST_CASE("an older version is read, and saved again it holds", "[settings]") {
  TestDoor door;
  change_settings(door, {{"grace_s", 120}});
  change_settings(door, {{"grace_s", 300}});

  const json::object old = door.staff("admin", "GET", "/api/settings/versions/1").object();
  CHECK(old.at("settings").at("grace_s") == 120);
  const Reply back = door.staff("admin", "PUT", "/api/settings",
                                {{"revision", 2}, {"settings", old.at("settings")}});
  CHECK(back.object().at("settings").at("grace_s") == 120);
  CHECK(versions(door).at("items").at(0).at("changes") ==
        json::value(json::array{{{"path", "grace_s"}, {"before", 300}, {"after", 120}}}));

  for (const char* unknown : {"0", "4", "-1", "x", "9223372036854775807", "99999999999999999999"}) {
    INFO(unknown);
    CHECK(door.staff("admin", "GET", std::string("/api/settings/versions/") + unknown).status ==
          404);
  }
}

STORE_TEST_CASE("only those who decide read what was decided", "[settings]") {
  TestDoor door;
  change_settings(door, {{"grace_s", 120}});
  for (const char* path : {"/api/settings/versions", "/api/settings/versions/1"}) {
    CHECK(door.staff("manager", "GET", path).status == 403);
    CHECK(door.customer("GET", path).status == 401);
  }
}
