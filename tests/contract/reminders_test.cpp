// Staff are reminded of cases, through the door.
#include <algorithm>
#include <set>

#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

json::array reminders(const std::string& list) {
  return json::parse("[" + list + "]").as_array();
}

const std::string soon =
    R"({"id":"soon","before_due_s":14400,"to":{"assignee":true},"repeat":{"every_s":7200,"at_most":1}})";
const std::string late =
    R"({"id":"late","after_due_s":3600,"to":{"managers":true,"people":[{"id":"olga","name":"Olga"}]}})";

class Desk {
 public:
  explicit Desk(const std::string& rules = soon + "," + late) {
    change_settings(door, {{"reminders", reminders(rules)}, {"time_zone", "CET-1"}});
  }
  /// A case that is settled, and whose first mail was sent.
  void settled(std::string_view id = "17") {
    door.rate(door.asked(id), 1, "op-0123456789abcdef");
    pass(130);
    mails(door);
  }
  json::object pass(std::int64_t seconds) {
    door.clock.pass(seconds);
    const Reply ticked = door.host("POST", "/api/tick", json::object{});
    INFO(ticked.body);
    REQUIRE(ticked.status == 200);
    return ticked.object();
  }
  json::object view() {
    const auto id = std::string(door.first_case().at("id").as_string());
    return door.staff("manager", "GET", "/api/follow-ups/" + id).object();
  }
  Reply command(const std::string& name, json::object body) {
    const json::object now = view();
    body["revision"] = now.at("revision");
    return door.staff("manager", "POST",
                      "/api/follow-ups/" + std::string(now.at("id").as_string()) + "/" + name,
                      body);
  }
  void give_to_jana() {
    REQUIRE(command("assign", {{"assignee", {{"id", "jana"}, {"name", "Jana Novák"}}}}).status ==
            200);
  }
  /// Whom the mails go to: "jana: due_soon".
  std::set<std::string> told() {
    std::set<std::string> all;
    for (const json::value& mail : mails(door)) {
      const json::object& to = mail.at("to").as_object();
      CHECK(to.at("queue") == "VPN");
      const std::string who =
          to.contains("user") ? std::string(to.at("user").as_string()) : std::string("managers");
      all.insert(who + ": " + std::string(mail.at("template").as_string()));
    }
    return all;
  }

  TestDoor door;
};

using Told = std::set<std::string>;

std::string refusal_of(const std::string& rule) {
  TestDoor door;
  json::object body = door.staff("admin", "GET", "/api/settings").object();
  body["settings"].as_object()["reminders"] = reminders(rule);
  const Reply answer = door.staff("admin", "PUT", "/api/settings", body);
  INFO(answer.body);
  REQUIRE(answer.status != 200);
  return std::string(answer.object().at("detail").as_string());
}

}  // namespace

STORE_TEST_CASE("the assignee is reminded before a case is due, the managers after",
                "[reminders]") {
  Desk desk;
  desk.settled();
  desk.give_to_jana();
  CHECK(desk.told() == Told{"jana: assigned"});
  CHECK(desk.pass(43 * hour_s).at("warned") == 0);
  CHECK(desk.told().empty());
  const std::int64_t revision = desk.view().at("revision").as_int64();
  CHECK(desk.pass(hour_s).at("warned") == 1);
  CHECK(desk.pass(0).at("warned") == 0);

  const json::array sent = mails(desk.door);
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].at("to").at("user") == "jana");
  CHECK(sent[0].at("subject") == "Due soon: #17 VPN drops");
  const std::string text(sent[0].at("text").as_string());
  INFO(text);
  const auto due = UtcMillis{desk.view().at("due_at").as_int64()} + hour_s * 1000;
  CHECK(text.find("\nDue: " + to_text(due).substr(0, 10) + " " + to_text(due).substr(11, 5)) !=
        std::string::npos);

  // Nothing that somebody is writing goes stale.
  CHECK(desk.view().at("revision") == revision);
  const json::object entry = desk.view().at("timeline").as_array().back().as_object();
  CHECK(entry.at("type") == "follow_up_reminded");
  CHECK(entry.at("overdue") == false);
  CHECK(entry.at("rules") == json::array{"soon"});
  CHECK(entry.at("due_at") == desk.view().at("due_at"));
  CHECK(entry.at("to").at("managers") == false);
  CHECK(entry.at("to").at("people").at(0).at("name") == "Jana Novák");
  CHECK(entry.at("by").at("kind") == "system");

  REQUIRE(desk.command("note", {{"note", "Called, nobody there"}}).status == 200);
  desk.pass(5 * hour_s);
  CHECK(desk.told() == Told{"managers: overdue", "olga: overdue"});
  desk.pass(900 * hour_s);
  CHECK(desk.told().empty());
  check_verified(desk.door);
}

STORE_TEST_CASE("a reminder comes again until somebody does something", "[reminders]") {
  Desk desk;
  desk.settled();
  desk.pass(44 * hour_s);
  CHECK(desk.told() == Told{"managers: due_soon"});  // nobody has the case
  SECTION("nobody does") {
    desk.pass(2 * hour_s);
    CHECK(desk.told() == Told{"managers: due_soon"});
    desk.pass(2 * hour_s - 1);
    CHECK(desk.told().empty());
  }
  SECTION("it is given to somebody") {
    desk.give_to_jana();
    CHECK(desk.told() == Told{"jana: assigned"});
    desk.pass(2 * hour_s);
    CHECK(desk.told().empty());
  }
  check_verified(desk.door);
}

STORE_TEST_CASE("two timers at once, and one that stood still, remind once", "[reminders]") {
  Desk desk;
  desk.settled();
  desk.settled("18");
  desk.door.clock.pass(200 * hour_s);
  CHECK(desk.pass(0).at("warned") == 2);
  CHECK(desk.pass(0).at("warned") == 0);
  const json::array sent = mails(desk.door);
  CHECK(sent.size() == 4);  // to the managers and to Olga, about each case
  std::set<std::string> ids;
  for (const json::value& mail : sent) ids.emplace(mail.at("message_id").as_string());
  CHECK(ids.size() == 4);
  check_verified(desk.door);
}

STORE_TEST_CASE("a reminder that is on its way is not sent when the case is closed",
                "[reminders]") {
  Desk desk;
  desk.settled();
  desk.pass(44 * hour_s);
  SECTION("addressed") {
    REQUIRE(desk.command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  }
  SECTION("the customer's turn") {
    const auto until = desk.door.clock.now().count + 30 * hour_s * 1000;
    REQUIRE(desk.command("wait", {{"until_at", until}, {"note", "The log"}}).status == 200);
  }
  CHECK(desk.told().empty());
  const Reply left = desk.door.host("GET", "/api/outbox?kind=mail.send", nullptr);
  CHECK(left.object().at("items").as_array().empty());
}

STORE_TEST_CASE("rules that are set later are for cases that are there", "[reminders]") {
  Desk desk("");
  desk.settled();
  desk.settled("18");
  desk.pass(10 * hour_s);
  change_settings(desk.door, {{"reminders", reminders(soon)}});
  CHECK(desk.pass(33 * hour_s).at("warned") == 0);
  check_verified(desk.door);
  CHECK(desk.pass(hour_s).at("warned") == 2);
  SECTION("and the time that they say may change") {
    change_settings(desk.door, {{"reminders", reminders(late)}});
    CHECK(desk.pass(4 * hour_s).at("warned") == 0);
    CHECK(desk.pass(hour_s).at("warned") == 2);
  }
  SECTION("or they go") {
    change_settings(desk.door, {{"reminders", json::array()}});
    CHECK(desk.pass(90 * hour_s).at("warned") == 0);
  }
  check_verified(desk.door);
}

STORE_TEST_CASE("a tick does bounded work, and says that there is more", "[reminders]") {
  Desk desk;
  for (const char* id : {"17", "18", "19"}) desk.settled(id);
  desk.door.clock.pass(44 * hour_s);
  const auto two = [&] {
    return desk.door.host("POST", "/api/tick", json::object{{"limit", 2}}).object();
  };
  json::object ticked = two();
  CHECK(ticked.at("warned") == 2);
  CHECK(ticked.at("more") == true);
  ticked = two();
  CHECK(ticked.at("warned") == 1);
  CHECK(ticked.at("more") == false);
}

STORE_TEST_CASE("webhooks are told what is due soon and overdue", "[reminders]") {
  Desk desk;
  change_settings(
      desk.door,
      {{"webhooks", json::parse(R"([{"id":"chat","url":"https://hooks.example.org/chat",)"
                                R"("events":["follow_up.due_soon","follow_up.overdue"],)"
                                R"("format":"slack","language":"de"}])")}});
  desk.settled();
  desk.pass(44 * hour_s);
  desk.pass(6 * hour_s);
  const Reply leased =
      desk.door.host("POST", "/api/outbox/lease",
                     {{"consumer", "deliver"}, {"kinds", json::array{"webhook.send"}}});
  const json::array effects = leased.object().at("effects").as_array();
  std::multiset<std::string> events;
  for (const json::value& effect : effects) events.emplace(effect.at("event").as_string());
  CHECK(events == std::multiset<std::string>{"follow_up.due_soon", "follow_up.overdue"});
  const std::string first(effects.at(0).at("body").as_string());
  CHECK(first.find("Bald fällig: #17") != std::string::npos);
}

STORE_TEST_CASE("who is given a case is told, but not who takes it", "[reminders]") {
  Desk desk("");
  desk.settled();
  desk.give_to_jana();
  SECTION("by somebody else") {
    const json::array sent = mails(desk.door);
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].at("subject") == "Assigned to Jana Novák: #17 VPN drops");
    CHECK(std::string(sent[0].at("text").as_string()).find("Due: ") != std::string::npos);
  }
  SECTION("given to another before the mail went") {
    REQUIRE(desk.command("assign", {{"assignee", {{"id", "marta"}, {"name", "Marta"}}}}).status ==
            200);
    CHECK(desk.told() == Told{"jana: taken_off"});
  }
  SECTION("back to nobody") {
    REQUIRE(desk.command("assign", {{"assignee", nullptr}}).status == 200);
    CHECK(desk.told() == Told{"jana: taken_off"});
  }
}

TEST_CASE("wrong reminders are refused with their path", "[reminders]") {
  CHECK(refusal_of(R"({"before_due_s":60,"to":{"managers":true}})") ==
        "reminders[0].id is required");
  CHECK(refusal_of(R"({"id":"a","to":{"managers":true}})") ==
        "reminders[0].before_due_s or after_due_s is required, and not both");
  CHECK(refusal_of(R"({"id":"a","before_due_s":60,"after_due_s":60,"to":{"managers":true}})") ==
        "reminders[0].before_due_s or after_due_s is required, and not both");
  CHECK(refusal_of(R"({"id":"a","before_due_s":0,"to":{"managers":true}})")
            .starts_with("reminders[0].before_due_s must be "));
  CHECK(refusal_of(R"({"id":"a","after_due_s":0})") ==
        "reminders[0].to must have at least one of assignee, managers and people");
  CHECK(refusal_of(R"({"id":"a","after_due_s":0,"to":{"people":[]}})") ==
        "reminders[0].to.people must have at least one person");
  CHECK(refusal_of(R"({"id":"a","after_due_s":0,"to":{"people":[{"id":"x"},{"id":"x"}]}})") ==
        "reminders[0].to.people must name each person once");
  CHECK(refusal_of(R"({"id":"a","after_due_s":0,"to":{"managers":true},"repeat":{"every_s":60}})")
            .starts_with("reminders[0].repeat.every_s must be "));
  CHECK(refusal_of(R"({"id":"a","after_due_s":0,"to":{"managers":true},"when":{"team":"x"}})")
            .starts_with("reminders[0].when.team"));
  CHECK(refusal_of(R"({"id":"a","after_due_s":0,"to":{"managers":true}},)"
                   R"({"id":"a","after_due_s":60,"to":{"managers":true}})") ==
        "reminders[1].id must be an id that no rule before it has");
}
