// Who gets a case, through the door.
#include <map>

#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class Desk {
 public:
  Reply decide(json::object settings) {
    settings["grace_s"] = settings.contains("grace_s") ? settings.at("grace_s") : 120;
    const auto revision = door.staff("admin", "GET", "/api/settings").object().at("revision");
    return door.staff("admin", "PUT", "/api/settings",
                      {{"revision", revision}, {"settings", std::move(settings)}});
  }
  void decided(const json::object& settings) {
    const Reply kept = decide(settings);
    INFO(kept.body);
    REQUIRE(kept.status == 200);
  }
  /// A case about request `id`, settled.
  json::object settled(std::string_view id = "17", int answer = 1) {
    door.rate(door.asked(id), answer, "op-0123456789abcdef");
    door.clock.pass(130);
    door.host("POST", "/api/tick", json::object{});
    return view(id);
  }
  json::object view(std::string_view id) {
    const json::array cases = door.staff("manager", "GET", "/api/requests/" + std::string(id))
                                  .object()
                                  .at("follow_ups")
                                  .as_array();
    const std::string path =
        "/api/follow-ups/" + std::string(cases.at(0).as_object().at("id").as_string());
    return door.staff("manager", "GET", path).object();
  }
  Reply command(const json::object& view, const std::string& name, json::object body,
                std::string_view who = "marta") {
    body["revision"] = view.at("revision");
    const std::string path =
        "/api/follow-ups/" + std::string(view.at("id").as_string()) + "/" + name;
    const json::object actor{{"id", who}, {"roles", json::array{"manager"}}};
    return door.call(
        "POST", path,
        {{"headers", {{"x-amends", "1"}}}, {"actor", actor}, {"body", json::serialize(body)}});
  }

  TestDoor door;
};

std::string owner_of(const json::object& view) {
  const json::value& assignee = view.at("assignee");
  return assignee.is_null() ? "" : std::string(assignee.as_object().at("id").as_string());
}

json::object rule(json::object when, json::object to) {
  return {{"when", std::move(when)}, {"to", std::move(to)}};
}

json::object person(std::string_view id) {
  return {{"id", id}, {"name", id}};
}

json::object to_person(std::string_view id) {
  return {{"person", person(id)}};
}

json::object in_turn(std::initializer_list<std::string_view> ids) {
  json::array people;
  for (const auto id : ids) people.push_back(person(id));
  return {{"round_robin", std::move(people)}};
}

json::array list(std::string_view one) {
  json::array values;
  values.emplace_back(one);
  return values;
}

template <class... Rules>
json::object assignment(Rules... rules) {
  json::array all;
  (all.push_back(std::move(rules)), ...);
  return {{"assignment", std::move(all)}};
}

}  // namespace

STORE_TEST_CASE("the first rule that fits gives the settled case to somebody", "[assignment]") {
  Desk desk;
  desk.decided(
      assignment(rule({{"teams", list("LA")}}, to_person("lena")),
                 rule({{"teams", list("Network")}, {"answer_at_most", 2}}, to_person("jana")),
                 rule({}, to_person("lukas"))));
  desk.door.rate(desk.door.asked(), 1, "op-0123456789abcdef");
  CHECK(owner_of(desk.door.first_case()).empty());
  desk.door.clock.pass(130);
  desk.door.host("POST", "/api/tick", json::object{});
  const json::object view = desk.view("17");
  CHECK(owner_of(view) == "jana");
  CHECK(view.at("state") == "assigned");
  const json::object entry = view.at("timeline").as_array().back().as_object();
  CHECK(entry.at("type") == "follow_up_assigned");
  CHECK(entry.at("rule") == 2);
  CHECK(entry.at("by").at("kind") == "system");
  CHECK(desk.door.host("POST", "/api/tick", json::object{}).object().at("settled") == 0);
}

STORE_TEST_CASE("a case without a grace period is given at once", "[assignment]") {
  Desk desk;
  json::object settings = assignment(rule({}, to_person("jana")));
  settings["grace_s"] = 0;
  desk.decided(settings);
  desk.door.rate(desk.door.asked(), 1, "op-0123456789abcdef");
  CHECK(owner_of(desk.door.first_case()) == "jana");
}

STORE_TEST_CASE("the pool ends the search", "[assignment]") {
  Desk desk;
  desk.decided(
      assignment(rule({{"queues", list("VPN")}}, {{"pool", true}}), rule({}, to_person("jana"))));
  CHECK(owner_of(desk.settled()).empty());
}

STORE_TEST_CASE("who is absent gets nothing, and a rule without anybody is passed over",
                "[assignment]") {
  Desk desk;
  json::object settings =
      assignment(rule({}, to_person("jana")), rule({}, in_turn({"jana", "lukas"})));
  const std::string today = to_text(UtcMillis(desk.door.clock.now())).substr(0, 10);
  json::array absences;
  absences.push_back(json::object{{"person", "jana"}, {"from", "2001-01-01"}, {"until", today}});
  settings["absences"] = absences;
  desk.decided(settings);
  CHECK(owner_of(desk.settled()) == "lukas");
  desk.door.clock.pass(48LL * 3600);
  CHECK(owner_of(desk.settled("18")) == "jana");
}

STORE_TEST_CASE("round robin is fair over many cases, and the same for all processes",
                "[assignment]") {
  Desk desk;
  desk.decided(assignment(rule({}, in_turn({"jana", "lukas", "lena", "owen"}))));
  std::map<std::string, int> cases;
  for (int i = 0; i < 80; ++i) ++cases[owner_of(desk.settled(std::to_string(100 + i)))];
  REQUIRE(cases.size() == 4);
  for (const auto& [who, count] : cases) {
    INFO(who);
    CHECK(count > 8);
    CHECK(count < 34);
  }
}

STORE_TEST_CASE("the rated agent may be kept from the case: neither given it nor addressing it",
                "[assignment]") {
  Desk desk;
  json::object settings =
      assignment(rule({}, to_person("eoin")), rule({}, in_turn({"eoin", "jana"})));
  settings["agent_may_address_own"] = false;
  desk.decided(settings);
  json::object view = desk.settled();
  CHECK(owner_of(view) == "jana");
  const Reply given = desk.command(view, "assign", {{"assignee", person("eoin")}});
  CHECK(given.status == 403);
  CHECK(given.object().at("field") == "assignee");
  const json::object done{{"outcome", "fixed"}, {"note", "New router"}};
  CHECK(desk.command(view, "address", done, "eoin").code() == "forbidden");
  REQUIRE(desk.command(view, "note", {{"note", "I was ill"}}, "eoin").status == 200);

  desk.decided({});
  view = desk.view("17");
  REQUIRE(desk.command(view, "assign", {{"assignee", person("eoin")}}).status == 200);
  CHECK(desk.command(desk.view("17"), "address", done, "eoin").status == 200);
}

STORE_TEST_CASE("what somebody decided, no rule decides again", "[assignment]") {
  Desk desk;
  desk.decided(assignment(rule({}, to_person("jana"))));
  desk.door.rate(desk.door.asked(), 1, "op-0123456789abcdef");
  REQUIRE(desk.command(desk.view("17"), "assign", {{"assignee", person("lukas")}}).status == 200);
  desk.door.clock.pass(130);
  desk.door.host("POST", "/api/tick", json::object{});
  CHECK(owner_of(desk.view("17")) == "lukas");
  REQUIRE(desk.command(desk.view("17"), "assign", {{"assignee", nullptr}}).status == 200);
  desk.door.host("POST", "/api/tick", json::object{});
  CHECK(owner_of(desk.view("17")).empty());
}

STORE_TEST_CASE("rules that make no sense are refused with the path", "[assignment]") {
  Desk desk;
  const auto field = [&](const json::object& settings) {
    return std::string(desk.decide(settings).object().at("field").as_string());
  };
  CHECK(field(assignment(rule({}, {}))) == "assignment[0].to");
  CHECK(field(assignment(rule({}, {{"pool", false}}))) == "assignment[0].to.pool");
  CHECK(field(assignment(rule({}, {{"pool", true}, {"person", person("jana")}}))) ==
        "assignment[0].to");
  CHECK(field(assignment(rule({}, to_person("")))) == "assignment[0].to.person.id");
  CHECK(field(assignment(rule({}, in_turn({})))) == "assignment[0].to.round_robin");
  CHECK(field(assignment(rule({}, in_turn({"jana", "jana"})))) == "assignment[0].to.round_robin");
  CHECK(field(assignment(rule({{"colour", "red"}}, to_person("jana")))) ==
        "assignment[0].when.colour");
  CHECK(field(assignment(rule({{"answer_at_most", 0}}, to_person("jana")))) ==
        "assignment[0].when.answer_at_most");
  json::array absences;
  absences.push_back(
      json::object{{"person", "jana"}, {"from", "2026-12-02"}, {"until", "2026-12-01"}});
  CHECK(field({{"absences", absences}}) == "absences[0].until");
}
