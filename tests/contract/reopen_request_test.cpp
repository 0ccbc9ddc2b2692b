// The request is opened again from the case, by the helpdesk.
#include "contract/worked_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void tell(TestDoor& door, std::string_view status) {
  const Reply told = door.host("PUT", "/api/requests/17",
                               {{"status", status},
                                {"requester", {{"id", "u17"}, {"mail", "ingrid@example.org"}}},
                                {"team", "Network"},
                                {"queue", "VPN"}});
  REQUIRE(told.status == 200);
}

}  // namespace

STORE_TEST_CASE("the helpdesk opens the request again, and tells so", "[case-tasks]") {
  WorkedCase one;
  REQUIRE(one.allows("reopen-request"));
  CHECK(one.view().at("request_completed") == true);
  REQUIRE(one.command("reopen-request", {{"note", "The router was never sent"}}).status == 200);
  CHECK_FALSE(one.allows("reopen-request"));
  CHECK(one.command("reopen-request", {}).code() == "transition_not_allowed");
  const json::array effects = one.take();
  REQUIRE(effects.size() == 1);
  CHECK(effects[0].at("op") == "request.reopen");
  CHECK(effects[0].at("text") == "The router was never sent");
  CHECK(effects[0].at("by").at("name") == "Marta");
  tell(one.door, "open");
  one.done(effects[0]);
  CHECK(one.last_entry().at("type") == "helpdesk_done");
  CHECK(one.last_entry().at("task") == "reopen");
  CHECK(one.view().at("state") == "open");  // the customer was not told of it
  CHECK(one.view().at("request_completed") == false);
  CHECK_FALSE(one.allows("reopen-request"));
  check_verified(one.door);
}

STORE_TEST_CASE("a request that is completed once more meanwhile is left alone", "[case-tasks]") {
  WorkedCase one;
  REQUIRE(one.command("reopen-request", {}).status == 200);
  tell(one.door, "open");
  tell(one.door, "completed");
  CHECK(one.last_task().at("state") == "overtaken");
  CHECK(one.take().empty());
  REQUIRE(one.command("reopen-request", {}).status == 200);
  CHECK(one.take().size() == 1);
}

STORE_TEST_CASE("a helpdesk that refuses says why in the case", "[case-tasks]") {
  WorkedCase one;
  REQUIRE(one.command("reopen-request", {}).status == 200);
  one.failed(one.take().at(0), true);
  CHECK(one.last_entry().at("text") == "no such address");
  CHECK(one.last_task().at("kind") == "reopen");
  CHECK(one.allows("reopen-request"));
}
