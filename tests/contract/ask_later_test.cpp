// Asking later, and once more, through the door.
#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void decide(TestDoor& door, const json::object& ask) {
  change_settings(door, {{"ask", ask}});
}

void tell(TestDoor& door, const std::string& id, std::string_view status,
          const json::object& told = {}) {
  json::object body{{"status", status},
                    {"requester", {{"id", "u17"}, {"name", "Ingrid"}, {"mail", "i@example.org"}}},
                    {"subject", "VPN drops"},
                    {"team", "Network"}};
  for (const auto& member : told) body[member.key()] = member.value();
  REQUIRE(door.host("PUT", "/api/requests/" + id, body).status == 200);
}

json::object ask(TestDoor& door, const std::string& id, std::string_view channel = "mail") {
  return door.host("POST", "/api/invitations", {{"request", id}, {"channel", channel}}).object();
}

json::object tick(TestDoor& door) {
  const Reply answer = door.host("POST", "/api/tick", json::object{});
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return answer.object();
}

std::string status(TestDoor& door, const std::string& id) {
  return std::string(door.staff("agent", "GET", "/api/requests/" + id)
                         .object()
                         .at("satisfaction_status")
                         .as_string());
}

}  // namespace

STORE_TEST_CASE("a delayed ask is planned, then sent by a mail of its own", "[ask]") {
  TestDoor door;
  decide(door, {{"delay_s", 2 * hour_s}});
  tell(door, "17", "completed");
  const std::int64_t due = door.clock.now().count + 2 * hour_s * second_ms;
  CHECK(ask(door, "17").at("planned").at("at") == due);
  door.clock.pass(hour_s);
  CHECK(ask(door, "17").at("planned").at("at") == due);
  CHECK(door.staff("agent", "GET", "/api/requests/17").object().at("planned_at") == due);
  CHECK(status(door, "17") == "not_asked");
  CHECK(tick(door).at("asked") == 0);
  CHECK(mails(door).empty());
  check_verified(door);

  door.clock.pass(hour_s);
  CHECK(tick(door).at("asked") == 1);
  CHECK(tick(door).at("asked") == 0);
  CHECK(status(door, "17") == "asked");
  const json::array sent = mails(door);
  REQUIRE(sent.size() == 1);
  const json::object& mail = sent[0].as_object();
  CHECK(mail.at("template") == "ask");
  CHECK(mail.at("to").at("requester").at("mail") == "i@example.org");
  CHECK(mail.at("subject").as_string().find("VPN drops") != json::string::npos);
  CHECK(mail.at("html").as_string().find("<table") != json::string::npos);
  CHECK(door.rate(token_in(sent[0]), 5, "op-0123456789abcdef").status == 200);
  CHECK(status(door, "17") == "satisfied");
  CHECK(mails(door).empty());
  check_verified(door);
}

STORE_TEST_CASE("reopening before it is sent cancels a delayed ask", "[ask]") {
  TestDoor door;
  decide(door, {{"delay_s", hour_s}});
  for (const std::string_view how : {"open", "deleted"}) {
    const std::string id(how);
    tell(door, id, "completed");
    ask(door, id);
    tell(door, id, how);
    door.clock.pass(2 * hour_s);
    CHECK(tick(door).at("asked") == 0);
    CHECK(mails(door).empty());
  }
  tell(door, "open", "completed");
  CHECK(door.staff("agent", "GET", "/api/requests/open").object().at("planned_at").is_null());
  CHECK(ask(door, "open").contains("planned"));
  check_verified(door);
}

STORE_TEST_CASE("a mail that is not on its way yet is cancelled by reopening", "[ask]") {
  TestDoor door;
  decide(door, {{"delay_s", hour_s}});
  tell(door, "17", "completed");
  ask(door, "17");
  door.clock.pass(hour_s);
  CHECK(tick(door).at("asked") == 1);
  tell(door, "17", "open");
  CHECK(mails(door).empty());
  check_verified(door);
}

STORE_TEST_CASE("the policy is looked at again when the time has come", "[ask]") {
  TestDoor door;
  decide(door, {{"delay_s", hour_s}, {"min_days_between_asks", 7}});
  for (const char* id : {"1", "2"}) {
    tell(door, id, "completed");
    CHECK(ask(door, id).contains("planned"));
  }
  tell(door, "3", "completed", {{"queue", "alerts"}, {"requester", {{"id", "u3"}}}});
  CHECK(ask(door, "3").contains("planned"));
  decide(door, {{"delay_s", hour_s},
                {"min_days_between_asks", 7},
                {"exclude", {{"queues", json::array{"alerts"}}}}});
  door.clock.pass(hour_s);
  CHECK(tick(door).at("asked") == 1);
  CHECK(mails(door).size() == 1);
  const auto why = [&](const char* id) {
    return door.staff("agent", "GET", std::string("/api/requests/") + id).object().at("suppressed");
  };
  CHECK((why("1").is_null() || why("2").is_null()));
  CHECK(why(why("1").is_null() ? "2" : "1").at("reason") == "throttled");
  CHECK(why("3").at("reason") == "excluded_queue");
  check_verified(door);
}

STORE_TEST_CASE("a widget waits for no delay, and takes the place of the plan", "[ask]") {
  TestDoor door;
  decide(door, {{"delay_s", hour_s}});
  tell(door, "17", "completed");
  CHECK(ask(door, "17").contains("planned"));
  CHECK(ask(door, "17", "widget").contains("token"));
  door.clock.pass(hour_s);
  CHECK(tick(door).at("asked") == 0);
  CHECK(mails(door).empty());
  check_verified(door);
}

STORE_TEST_CASE("reminders come while nobody answers, as often as the policy says", "[ask]") {
  TestDoor door;
  decide(door, {{"reminders", 2}, {"reminder_after_days", 3}});
  const std::string token = door.asked("17");
  door.clock.pass(3 * day_s - 1);
  CHECK(tick(door).at("reminded") == 0);
  door.clock.pass(1);
  CHECK(tick(door).at("reminded") == 1);
  CHECK(tick(door).at("reminded") == 0);
  const json::array first = mails(door);
  REQUIRE(first.size() == 1);
  CHECK(first[0].at("template") == "reminder");
  CHECK(token_in(first[0]) == token);
  check_verified(door);
  door.clock.pass(3 * day_s);
  CHECK(tick(door).at("reminded") == 1);
  CHECK(mails(door).size() == 1);
  door.clock.pass(9 * day_s);
  CHECK(tick(door).at("reminded") == 0);
  CHECK(mails(door).empty());
  const auto total = door.staff("manager", "GET", "/api/reports/response").object().at("total");
  CHECK(total.at("asked") == 1);
  check_verified(door);
}

STORE_TEST_CASE("nobody is reminded after an answer, a stop, a reopening or a change of mind",
                "[ask]") {
  TestDoor door;
  decide(door, {{"reminders", 1}, {"reminder_after_days", 1}});
  const std::string answered = door.asked("1");
  door.rate(answered, 4, "op-0123456789abcdef");
  door.asked("2");
  tell(door, "2", "open");
  const std::string stopped = door.asked("3");
  const auto page = door.customer("GET", "/r/" + stopped + "/stop").object();
  door.clock.pass(1);
  door.customer("POST", "/r/" + stopped + "/stop",
                {{"op", "op-of-the-stop-press"}, {"nonce", page.at("nonce")}});
  tell(door, "4", "completed", {{"requester", {{"id", "u4"}}}});
  ask(door, "4");
  decide(door, {});
  door.clock.pass(2 * day_s);
  CHECK(tick(door).at("reminded") == 0);
  CHECK(tick(door).at("more") == false);
  CHECK(mails(door).empty());
  CHECK(door.backend.store().due_requests(door.clock.now(), 10).value().empty());
  check_verified(door);
}

STORE_TEST_CASE("a reminder that is not on its way yet is cancelled by the answer", "[ask]") {
  TestDoor door;
  decide(door, {{"reminders", 1}, {"reminder_after_days", 1}});
  const std::string token = door.asked("17");
  door.clock.pass(day_s);
  CHECK(tick(door).at("reminded") == 1);
  CHECK(door.rate(token, 5, "op-0123456789abcdef").status == 200);
  CHECK(mails(door).empty());
  check_verified(door);
}

STORE_TEST_CASE("what a tick makes is nobody's until it is leased", "[ask]") {
  TestDoor door;
  decide(door, {{"delay_s", 2 * hour_s}});
  tell(door, "17", "completed");
  ask(door, "17");
  door.clock.pass(2 * hour_s);
  const json::object wish{{"x-amends-consumer", "redmine"},
                          {"x-amends-kinds", "satisfaction.changed"}};
  CHECK(door.host("POST", "/api/tick", json::object{}, wish).object().at("asked") == 1);
  const Reply leased = door.host(
      "POST", "/api/outbox/lease",
      {{"consumer", "another"}, {"kinds", json::array{"satisfaction.changed"}}, {"limit", 50}});
  const json::array effects = leased.object().at("effects").as_array();
  REQUIRE(effects.size() == 1);
  CHECK(effects[0].at("status") == "asked");
}
