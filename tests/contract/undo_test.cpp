// That a case was addressed is taken back: all is as it was.
#include "contract/worked_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void tick(WorkedCase& one) {
  REQUIRE(one.door.host("POST", "/api/tick", json::object{}).status == 200);
}

void ask_whether_it_is_good(WorkedCase& one, std::int64_t delay_s) {
  change_settings(one.door, {{"recovery", {{"ask", true}, {"delay_s", delay_s}}}});
}

Reply address(WorkedCase& one) {
  return one.command("address", {{"outcome", "fixed"}, {"note", "New router"}});
}

// The links of the questions that customers are to get now.
std::vector<std::string> questions(WorkedCase& one) {
  std::vector<std::string> tokens;
  for (const json::value& mail : mails(one.door)) {
    if (mail.at("to").as_object().contains("requester")) tokens.push_back(token_in(mail));
  }
  return tokens;
}

}  // namespace

STORE_TEST_CASE("undo gives back the state and the due time of before", "[undo]") {
  WorkedCase one;
  one.command("assign", {{"assignee", {{"id", "jana"}, {"name", "Jana"}}}});
  one.command("contact", {{"result", "reached"}});
  const json::object before = one.view();
  REQUIRE(before.at("state") == "contacted");
  one.door.clock.pass(4 * hour_s);
  REQUIRE(address(one).status == 200);
  CHECK(one.allows("undo"));
  one.door.clock.pass(4 * hour_s);
  check_verified(one.door);
  REQUIRE(one.command("undo", {{"note", "Another case was meant"}}).status == 200);

  const json::object now = one.view();
  for (const char* name : {"state", "due_at", "assignee", "contacts", "outcome", "closed_at"}) {
    INFO(name);
    CHECK(now.at(name) == before.at(name));
  }
  CHECK_FALSE(one.allows("undo"));
  CHECK(one.last_entry().at("reason") == "undone");
  CHECK(one.last_entry().at("text") == "Another case was meant");
  check_verified(one.door);
  CHECK(one.command("undo", json::object{}).code() == "transition_not_allowed");
}

STORE_TEST_CASE("undo gives back the waiting for the customer", "[undo]") {
  WorkedCase one;
  const UtcMillis until = one.door.clock.now() + 72 * hour_ms;
  REQUIRE(one.command("wait", {{"until_at", until.count}, {"note", "She sends it"}}).status == 200);
  REQUIRE(address(one).status == 200);
  CHECK(one.view().at("waiting_for_customer") == false);
  REQUIRE(one.command("undo", json::object{}).status == 200);
  const json::object waits = one.view();
  CHECK(waits.at("paused_until_at") == until.count);
  CHECK(waits.at("due_at").is_null());
  check_verified(one.door);
  one.door.clock.pass(73 * hour_s);
  tick(one);
  CHECK(one.last_entry().at("reason") == "until_passed");
  check_verified(one.door);
}

STORE_TEST_CASE("a question that was sent at once keeps nobody from undoing", "[undo]") {
  WorkedCase one;
  ask_whether_it_is_good(one, 0);
  const Reply done = address(one);
  const std::int64_t seen = done.object().at("follow_up").at("revision").as_int64();
  tick(one);
  const auto asked = questions(one);
  REQUIRE(asked.size() == 1);
  REQUIRE(one.revision() > seen);

  SECTION("nobody has answered yet") {
    CHECK(one.command("undo", {{"revision", seen - 1}}).code() == "stale_revision");
    REQUIRE(one.command("undo", {{"revision", seen}}).status == 200);
    CHECK(one.view().at("state") == "open");
  }
  SECTION("what the customer says of it stays") {
    one.door.rate(asked.front(), 2, "op-of-the-second-one");
    CHECK_FALSE(one.allows("undo"));
    CHECK(one.command("undo", json::object{}).code() == "transition_not_allowed");
    CHECK(one.view().at("state") == "addressed");
  }
  SECTION("who addresses it anew has to be seen, too") {
    REQUIRE(one.command("reopen", {{"note", "Not yet"}}).status == 200);
    REQUIRE(address(one).status == 200);
    CHECK(one.command("undo", {{"revision", seen}}).code() == "stale_revision");
  }
  check_verified(one.door);
}

STORE_TEST_CASE("a question that is not sent yet is not sent any more", "[undo]") {
  WorkedCase one;
  ask_whether_it_is_good(one, 2 * hour_s);
  REQUIRE(address(one).status == 200);
  REQUIRE(one.command("undo", json::object{}).status == 200);
  one.door.clock.pass(3 * hour_s);
  tick(one);
  CHECK(questions(one).empty());
  REQUIRE(address(one).status == 200);
  one.door.clock.pass(3 * hour_s);
  tick(one);
  CHECK(questions(one).size() == 1);
  check_verified(one.door);
}

STORE_TEST_CASE("what was undone is given to nobody by rule", "[undo]") {
  WorkedCase one;
  one.door.clock.pass(hour_s);
  tick(one);
  change_settings(
      one.door,
      {{"assignment",
        json::array{json::object{{"to", {{"person", {{"id", "jana"}, {"name", "Jana"}}}}}}}}});
  REQUIRE(address(one).status == 200);
  REQUIRE(one.command("undo", json::object{}).status == 200);
  CHECK(one.view().at("assignee").is_null());
  CHECK(one.view().at("state") == "open");
}
