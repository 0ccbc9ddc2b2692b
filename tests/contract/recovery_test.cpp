// "Is it good now?": asked once after a case was addressed, through the door.
#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void decide(TestDoor& door, const json::object& recovery) {
  change_settings(door, {{"recovery", recovery}, {"grace_s", 0}});
}

void tick(TestDoor& door) {
  REQUIRE(door.host("POST", "/api/tick", json::object{}).status == 200);
}

/// The questions to customers among the mails that the host gets to send now.
json::array questions(TestDoor& door) {
  json::array found;
  for (const json::value& mail : mails(door)) {
    if (mail.at("to").as_object().contains("requester")) found.push_back(mail);
  }
  return found;
}

void work(TestDoor& door, const std::string& verb, json::object body) {
  const json::object item = door.first_case();
  body["revision"] = item.at("revision");
  const std::string id(item.at("id").as_string());
  const Reply answer = door.staff("manager", "POST", "/api/follow-ups/" + id + "/" + verb, body);
  INFO(answer.body);
  REQUIRE(answer.status == 200);
}

/// A dissatisfied answer whose case was addressed; its token.
std::string addressed(TestDoor& door, const json::object& more = {}) {
  const std::string token = door.asked("17");
  json::object vote{{"answer", 1}, {"op", "op-0123456789abcdef"}, {"key", "key-of-her-browser"}};
  vote["nonce"] = door.nonce(token);
  for (const auto& member : more) vote[member.key()] = member.value();
  REQUIRE(door.customer("POST", "/r/" + token, vote).status == 200);
  work(door, "address", {{"outcome", "fixed"}, {"note", "Replaced the router"}});
  return token;
}

json::object request(TestDoor& door) {
  return door.staff("manager", "GET", "/api/requests/17").object();
}

json::object report(TestDoor& door, const std::string& name) {
  return door.staff("manager", "GET", "/api/reports/" + name).object().at("total").as_object();
}

}  // namespace

STORE_TEST_CASE("after a case was addressed the customer is asked whether it is good now",
                "[recovery]") {
  TestDoor door;
  decide(door, {{"ask", true}, {"delay_s", 2 * hour_s}});
  addressed(door);
  tick(door);
  CHECK(questions(door).empty());
  door.clock.pass(2 * hour_s);
  tick(door);
  tick(door);
  const json::array asked = questions(door);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].at("subject").as_string().find("Is it good now?") != json::string::npos);
  CHECK(request(door).at("satisfaction_status") == "addressed");
  CHECK(request(door).at("recovered").is_null());
  check_verified(door);

  const Reply answer = door.rate(token_in(asked[0]), 2, "op-of-the-second-one");
  CHECK(answer.object().at("result") == "recorded");
  const json::object now = request(door);
  CHECK(now.at("recovered") == true);
  CHECK(now.at("satisfaction_status") == "addressed");
  REQUIRE(now.at("ratings").as_array().size() == 1);
  CHECK(now.at("ratings").at(0).at("answer") == 1);
  CHECK(report(door, "satisfaction").at("answered") == 1);
  CHECK(report(door, "satisfaction").at("satisfied") == 0);
  const json::object recovery = report(door, "recovery");
  CHECK(recovery.at("addressed") == 1);
  CHECK(recovery.at("asked") == 1);
  CHECK(recovery.at("answered") == 1);
  CHECK(recovery.at("recovered") == 1);
  CHECK(recovery.at("recovered_bp") == 10'000);
  CHECK(recovery.at("recovered_first") == 1);
  CHECK(recovery.at("reopened") == 0);
  check_verified(door);
}

STORE_TEST_CASE("no opens the case again, and the helpdesk hears of both", "[recovery]") {
  TestDoor door;
  decide(door, {{"ask", true}, {"delay_s", 0}});
  addressed(door);
  tick(door);
  const json::array asked = questions(door);
  REQUIRE(asked.size() == 1);
  door.rate(token_in(asked[0]), 1, "op-of-the-second-one");
  const json::object now = request(door);
  CHECK(now.at("recovered") == false);
  CHECK(now.at("satisfaction_status") == "dissatisfied");
  CHECK(door.first_case().at("state") == "open");
  const auto timeline =
      door.staff("manager", "GET",
                 "/api/follow-ups/" + std::string(door.first_case().at("id").as_string()))
          .object()
          .at("timeline")
          .as_array();
  CHECK(timeline.back().at("reason") == "recovery_failed");
  CHECK(timeline.at(timeline.size() - 2).at("recovery") == true);
  const Reply leased = door.host(
      "POST", "/api/outbox/lease",
      {{"consumer", "redmine"}, {"kinds", json::array{"satisfaction.changed"}}, {"limit", 50}});
  CHECK(leased.object().at("effects").as_array().back().at("recovered") == false);
  CHECK(report(door, "recovery").at("recovered") == 0);
  CHECK(report(door, "recovery").at("addressed") == 0);
  CHECK(report(door, "recovery").at("recovered_first") == 0);
  CHECK(report(door, "recovery").at("reopened") == 1);
  check_verified(door);
  // Once a case: addressing it again asks nothing more.
  work(door, "address", {{"outcome", "fixed"}, {"note", "Another router"}});
  door.clock.pass(day_s);
  tick(door);
  CHECK(questions(door).empty());
  check_verified(door);
}

STORE_TEST_CASE("who declined contact, stopped, or waits again is not asked", "[recovery]") {
  SECTION("declined") {
    TestDoor door;
    decide(door, {{"ask", true}, {"delay_s", 0}});
    addressed(door, {{"contact_me", false}});
    tick(door);
    CHECK(questions(door).empty());
  }
  SECTION("stopped") {
    TestDoor door;
    decide(door, {{"ask", true}, {"delay_s", 0}});
    const std::string token = addressed(door);
    const auto page = door.customer("GET", "/r/" + token + "/stop").object();
    door.clock.pass(1);
    door.customer("POST", "/r/" + token + "/stop",
                  {{"op", "op-of-the-stop-press"}, {"nonce", page.at("nonce")}});
    tick(door);
    CHECK(questions(door).empty());
    check_verified(door);
  }
  SECTION("the case is open again") {
    TestDoor door;
    decide(door, {{"ask", true}, {"delay_s", hour_s}});
    addressed(door);
    work(door, "reopen", {{"note", "By mistake"}});
    door.clock.pass(hour_s);
    tick(door);
    CHECK(questions(door).empty());
    check_verified(door);
  }
  SECTION("the tenant does not want it") {
    TestDoor door;
    decide(door, {});
    addressed(door);
    door.clock.pass(30 * day_s);
    tick(door);
    CHECK(questions(door).empty());
  }
}

STORE_TEST_CASE("the question stands apart from the request's own", "[recovery]") {
  TestDoor door;
  decide(door, {{"ask", true}, {"delay_s", 0}});
  addressed(door);
  tick(door);
  const std::string token = token_in(questions(door)[0].as_object());
  // Rating the request itself while signed in is about the request.
  door.call("POST", "/api/requests/17/my-rating",
            {{"actor", {{"requester", "u17"}}},
             {"headers", {{"x-amends", "1"}, {"content-type", "application/json"}}},
             {"body", R"({"answer":5,"op":"op-of-a-signed-in-one"})"}});
  CHECK(request(door).at("ratings").at(0).at("answer") == 5);
  CHECK(request(door).at("recovered").is_null());
  door.rate(token, 2, "op-of-the-second-one");
  CHECK(request(door).at("recovered") == true);
  CHECK(door.rate(token, 3, "op-of-another-answer").code() == "off_scale");
  check_verified(door);
  CHECK(door.staff("admin", "PUT", "/api/settings",
                   json::object{{"revision", 1}, {"settings", {{"recovery", {{"ask", 1}}}}}})
            .code() == "wrong_type");
}
