// Moments of truth: marked when a case opens, in front where the list is asked for them.
#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void answered(TestDoor& door, const std::string& request, const std::string& who, int answer) {
  REQUIRE(door.host("PUT", "/api/requests/" + request,
                    {{"status", "completed"}, {"requester", {{"id", who}}}, {"subject", "VPN"}})
              .status == 200);
  const auto asked = door.host("POST", "/api/invitations", {{"request", request}}).object();
  const std::string token(asked.at("token").as_string());
  REQUIRE(door.rate(token, answer, "op-of-request-" + request + "-00000").status == 200);
  door.clock.pass(60);
}

/// Good answers, then a bad one: the case is about the last request.
void lived(TestDoor& door, const std::string& who, int good) {
  for (int i = 0; i <= good; ++i) {
    answered(door, who + std::to_string(i), who, i < good ? 5 : 1);
  }
}

json::array waiting(TestDoor& door, std::string_view more = "") {
  return door.staff("manager", "GET", "/api/follow-ups?state=waiting" + std::string(more))
      .object()
      .at("items")
      .as_array();
}

std::vector<std::string> requests_of(const json::array& items) {
  std::vector<std::string> requests;
  for (const json::value& item : items) requests.emplace_back(item.at("request").as_string());
  return requests;
}

using Requests = std::vector<std::string>;

}  // namespace

STORE_TEST_CASE("a case says what the answer was to the customer", "[moments]") {
  TestDoor door;
  lived(door, "ann", 0);
  lived(door, "ben", 6);
  const json::array items = waiting(door);
  REQUIRE(items.size() == 2);
  CHECK(items.at(0).at("moment").is_null());
  const json::object expected{{"first_bad", true}, {"balance_tips", true}, {"good_in_a_row", 6}};
  CHECK(items.at(1).at("moment") == expected);
  check_verified(door);
}

STORE_TEST_CASE("the tenant's own numbers hold for cases that open from then on", "[moments]") {
  TestDoor door;
  lived(door, "ann", 3);
  change_settings(door, {{"moments", {{"first_bad_after", 2}, {"balance", 1}}}});
  lived(door, "ben", 3);
  const json::array items = waiting(door);
  CHECK(items.at(0).at("moment").at("first_bad") == false);
  CHECK(items.at(0).at("moment").at("balance_tips") == true);
  CHECK(items.at(1).at("moment").at("first_bad") == true);
  CHECK(items.at(1).at("moment").at("balance_tips") == false);
}

STORE_TEST_CASE("moments of truth come first where that is asked for, page by page", "[moments]") {
  TestDoor door;
  for (const char* who : {"ann", "ben", "cem", "dan"}) {
    const std::string name(who);
    lived(door, name, name == "ben" || name == "dan" ? 5 : 0);
  }
  CHECK(requests_of(waiting(door)) == Requests{"ann0", "ben5", "cem0", "dan5"});
  CHECK(requests_of(waiting(door, "&sort=moment")) == Requests{"ben5", "dan5", "ann0", "cem0"});
  Requests found;
  std::string cursor;
  for (int page = 0; page < 4; ++page) {
    const auto answer =
        door.staff("manager", "GET", "/api/follow-ups?state=waiting&sort=moment&limit=1" + cursor)
            .object();
    found.push_back(requests_of(answer.at("items").as_array()).at(0));
    if (answer.at("next").is_string()) {
      cursor = "&cursor=" + std::string(answer.at("next").as_string());
    }
  }
  CHECK(found == Requests{"ben5", "dan5", "ann0", "cem0"});
  CHECK(door.staff("manager", "GET", "/api/follow-ups?sort=mood").object().at("field") == "sort");
}
