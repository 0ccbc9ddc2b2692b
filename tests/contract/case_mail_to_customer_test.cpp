// Writing to the customer from the case: the helpdesk sends it, and says how it went.
#include "contract/worked_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

const json::object letter{{"subject", "Your VPN"}, {"text", "We are sorry. It is mended."}};

json::object letter_with(json::object more) {
  for (const auto& member : letter) more.emplace(member.key(), member.value());
  return more;
}

}  // namespace

STORE_TEST_CASE("the helpdesk is asked to send it, and the customer is contacted when it did",
                "[case-tasks]") {
  WorkedCase one;
  REQUIRE(one.allows("write"));
  const Reply written = one.command("write", letter);
  INFO(written.body);
  REQUIRE(written.status == 200);
  CHECK(one.view().at("state") == "open");
  CHECK(one.view().at("contacts") == 1);
  CHECK(one.view().at("settling") == false);
  CHECK(one.last_entry().at("type") == "follow_up_written");
  CHECK(one.last_entry().at("subject") == "Your VPN");
  CHECK(one.last_entry().at("text") == "We are sorry. It is mended.");
  CHECK(one.last_task().at("state") == "waiting");

  const json::array effects = one.take();
  REQUIRE(effects.size() == 1);
  const json::object& effect = effects[0].as_object();
  CHECK(effect.at("op") == "request.reply");
  CHECK(effect.at("request") == "17");
  CHECK(effect.at("subject") == "Your VPN");
  CHECK(effect.at("text") == "We are sorry. It is mended.");
  CHECK(effect.at("by").at("id") == "marta");
  CHECK(effect.at("to").at("requester").at("mail") == "ingrid@example.org");
  CHECK(effect.at("follow_up").as_string() == one.id());
  const std::int64_t before = one.revision();
  one.door.clock.pass(60);
  REQUIRE(one.done(effect).status == 200);
  CHECK(one.view().at("state") == "contacted");
  CHECK(one.last_task().at("state") == "done");
  CHECK(one.last_entry().at("type") == "helpdesk_done");
  CHECK(one.last_entry().at("by").at("kind") == "host");
  CHECK(one.revision() == before);  // nobody who writes about the case is too late
  CHECK(one.take().empty());
  check_verified(one.door);
}

STORE_TEST_CASE("the same op writes once, and reports that come twice are one", "[case-tasks]") {
  WorkedCase one;
  const json::object body =
      letter_with({{"revision", one.revision()}, {"op", "op-of-this-letter-0001"}});
  REQUIRE(one.command("write", body).status == 200);
  REQUIRE(one.command("write", body).status == 200);
  CHECK(one.entries("follow_up_written") == 1);
  json::array effects = one.take();
  REQUIRE(effects.size() == 1);
  one.door.clock.pass(61);  // the answer to it got lost: it comes again
  effects = one.take();
  REQUIRE(effects.size() == 1);
  CHECK(effects[0].at("attempt") == 2);
  one.done(effects[0]);
  one.done(effects[0]);
  CHECK(one.entries("helpdesk_done") == 1);
}

STORE_TEST_CASE("a failure is said in the case, and again only when it is for good",
                "[case-tasks]") {
  WorkedCase one;
  REQUIRE(one.command("write", letter).status == 200);
  for (int attempt = 1; attempt < 10; ++attempt) {
    const json::array effects = one.take();
    REQUIRE(effects.size() == 1);
    one.failed(effects[0]);
    CHECK(one.last_task().at("state") == "failing");
    CHECK(one.entries("helpdesk_failed") == 1);
    CHECK(one.take().empty());
    one.door.clock.pass(61);
  }
  CHECK(one.last_task().at("error") == "no such address");
  one.failed(one.take().at(0));
  CHECK(one.last_task().at("state") == "given_up");
  CHECK(one.entries("helpdesk_failed") == 2);
  CHECK(one.view().at("state") == "open");  // nobody was reached
  one.door.clock.pass(3600);
  CHECK(one.take().empty());
  const json::object health = one.door.host("GET", "/api/health", json::object{}).object();
  CHECK(health.at("outbox").at("given_up") == 0);
  check_verified(one.door);
}

STORE_TEST_CASE("what the helpdesk cannot do at all is not tried again", "[case-tasks]") {
  WorkedCase one;
  REQUIRE(one.command("write", letter).status == 200);
  REQUIRE(one.failed(one.take().at(0), true).status == 200);
  CHECK(one.last_task().at("state") == "given_up");
  CHECK(one.last_entry().at("text") == "no such address");
  CHECK(one.last_entry().at("given_up") == true);
  REQUIRE(one.command("write", letter).status == 200);
  CHECK(one.last_task().at("state") == "waiting");
}

STORE_TEST_CASE("who wants no contact is written to by a manager who says so alone",
                "[case-tasks]") {
  WorkedCase one;
  REQUIRE(one.command("assign", {{"assignee", {{"id", "jana"}, {"name", "Jana"}}}}).status == 200);
  const Reply declined = one.door.customer("POST", "/r/" + one.token(),
                                           {{"contact_me", false},
                                            {"op", "op-of-her-refusal-01"},
                                            {"key", "key-of-her-browser"},
                                            {"nonce", one.door.nonce(one.token())}});
  REQUIRE(declined.status == 200);
  CHECK(one.view().at("contact_declined") == true);
  const Reply refused = one.command("write", letter);
  CHECK(refused.status == 403);
  CHECK(refused.object().at("field") == "despite_declined");
  const json::object jana = person("jana", "agent");
  const json::object anyway =
      letter_with({{"revision", one.revision()}, {"despite_declined", true}});
  CHECK(one.as(jana, "POST", "/write", anyway).status == 403);
  REQUIRE(one.command("write", anyway).status == 200);
  CHECK(one.last_entry().at("despite_declined") == true);
}

STORE_TEST_CASE("letters that make no sense are refused", "[case-tasks]") {
  WorkedCase one;
  CHECK(one.command("write", {{"subject", "Hello"}}).object().at("field") == "text");
  CHECK(one.command("write", {{"text", " \n "}}).object().at("field") == "text");
  CHECK(one.command("write", {{"text", "x"}, {"subject", "a\nBcc: b"}}).object().at("field") ==
        "subject");
  CHECK(one.command("write", {{"text", std::string(16 * 1024 + 1, 'x')}}).code() ==
        "field_too_long");
  CHECK(one.command("write", letter_with({{"revision", 1}})).code() == "stale_revision");
  REQUIRE(one.command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  CHECK(one.command("write", letter).code() == "transition_not_allowed");
  CHECK_FALSE(one.allows("write"));
}

STORE_TEST_CASE("what a helpdesk never took is neither offered nor taken on", "[case-tasks]") {
  TestDoor door;
  door.rate(door.asked(), 1, "op-0123456789abcdef");
  const json::object first = door.first_case();
  const std::string path = "/api/follow-ups/" + std::string(first.at("id").as_string());
  const json::object view = door.staff("manager", "GET", path).object();
  for (const json::value& allowed : view.at("allowed").as_array()) {
    CHECK(allowed != "write");
    CHECK(allowed != "reopen-request");
  }
  json::object body = letter;
  body["revision"] = view.at("revision");
  CHECK(door.staff("manager", "POST", path + "/write", body).code() == "transition_not_allowed");
}
