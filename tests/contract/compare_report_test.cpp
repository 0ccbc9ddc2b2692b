// Two groups, or two periods, beside each other: through the door.
#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

/// Requests of two agents and teams: eoin satisfies most, jana few.
class TwoAgents {
 public:
  void completed(const std::string& agent, const std::string& team, int answer) {
    const std::string id = std::to_string(++requests_);
    door.host("PUT", "/api/requests/" + id,
              {{"status", "completed"},
               {"requester", {{"id", "u" + id}, {"mail", "u" + id + "@example.org"}}},
               {"agent", agent},
               {"team", team},
               {"queue", "VPN"}});
    const Reply asked = door.host("POST", "/api/invitations", {{"request", id}});
    const std::string token(asked.object().at("token").as_string());
    if (answer != 0) REQUIRE(door.rate(token, answer, "op-of-press-number-" + id).status == 200);
  }
  void live(int each = 40) {
    for (int n = 0; n < each; ++n) {
      completed("eoin", "Network", n % 10 == 0 ? 1 : 5);
      completed("jana", "Service Desk", n % 2 == 0 ? 1 : 5);
    }
  }
  Reply compare(const std::string& query, const json::object& actor = manager) {
    return door.call("GET", "/api/reports/compare?" + query, {{"actor", actor}});
  }
  json::object told(const std::string& query) {
    const Reply answer = compare(query);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return answer.object();
  }
  /// Of a refusal: "field: detail".
  std::string refused(const std::string& query, const json::object& actor = manager) {
    const Reply answer = compare(query, actor);
    REQUIRE(answer.status >= 400);
    const json::object problem = answer.object();
    const auto text = [&](const char* member) {
      return problem.contains(member) ? std::string(problem.at(member).as_string()) : "";
    };
    return text("field") + ": " + text("detail");
  }

  static inline const json::object manager{{"id", "marta"}, {"roles", json::array{"manager"}}};
  TestDoor door;

 private:
  int requests_ = 0;
};

json::object row(const json::object& report, std::string_view figure) {
  for (const json::value& one : report.at("rows").as_array()) {
    if (one.at("figure").as_string() == figure) return one.as_object();
  }
  FAIL("no such figure");
  return {};
}

}  // namespace

STORE_TEST_CASE("two agents stand beside each other, with what chance explains", "[report]") {
  TwoAgents desk;
  desk.live();
  const json::object report = desk.told("by=agent&a=eoin&b=jana");
  CHECK(report.at("by") == "agent");
  CHECK(report.at("sides").at(0).at("label") == "eoin");
  CHECK(report.at("sides").at(0).at("satisfaction").at("satisfied") == 36);
  CHECK(report.at("sides").at(1).at("amends").at("dissatisfied") == 20);
  CHECK(report.at("sides").at(1).at("times").at("waiting") == 20);

  const json::object satisfied = row(report, "satisfied");
  CHECK(satisfied.at("unit") == "bp");
  CHECK(satisfied.at("a").at("value") == 9000);
  CHECK(satisfied.at("b").at("value") == 5000);
  CHECK(satisfied.at("difference").at("value") == 4000);
  CHECK(satisfied.at("difference").at("low").as_int64() > 1900);
  CHECK(satisfied.at("difference").at("low").as_int64() < 2200);
  CHECK(satisfied.at("verdict") == "more");
  CHECK(row(report, "dissatisfied").at("verdict") == "less");
  CHECK(row(report, "response").at("verdict") == "no_difference");
  const json::object within = row(report, "addressed_median");
  CHECK(within.at("unit") == "s");
  CHECK(within.at("verdict") == "too_few");
  CHECK(within.at("difference").is_null());
  CHECK(within.at("a").at("value").is_null());

  // The same figures as the report by agent has.
  const auto known =
      desk.door.staff("manager", "GET", "/api/reports/satisfaction?by=agent").object();
  for (const json::value& group : known.at("rows").as_array()) {
    const auto side = group.at("key") == "eoin" ? 0 : 1;
    CHECK(report.at("sides").at(side).at("satisfaction").at("interval") == group.at("interval"));
  }
}

STORE_TEST_CASE("a period stands beside another one, of all or of one group", "[report]") {
  TwoAgents desk;
  desk.live(35);
  const std::string first =
      std::string(desk.told("by=agent&a=eoin&b=jana").at("sides").at(0).at("to").as_string());
  desk.door.clock.pass(30 * day_s);
  for (int n = 0; n < 35; ++n) desk.completed("jana", "Service Desk", 5);
  const std::string today =
      std::string(desk.told("by=agent&a=eoin&b=jana").at("sides").at(0).at("to").as_string());
  const std::string days =
      "from=" + today + "&to=" + today + "&other_from=" + first + "&other_to=" + first;
  const json::object all = desk.told(days);
  CHECK(all.at("by") == "period");
  CHECK(all.at("sides").at(0).at("label").as_string() == today + " to " + today);
  CHECK(all.at("sides").at(0).at("satisfaction").at("answered") == 35);
  CHECK(all.at("sides").at(1).at("satisfaction").at("answered") == 70);
  CHECK(row(all, "satisfied").at("verdict") == "more");
  const json::object one = desk.told(days + "&agent=jana");
  CHECK(one.at("sides").at(1).at("satisfaction").at("answered") == 35);
  const json::object other = desk.told(days + "&agent=eoin");
  CHECK(row(other, "satisfied").at("verdict") == "too_few");
}

STORE_TEST_CASE("what cannot be compared says why", "[report]") {
  TwoAgents desk;
  CHECK(desk.refused("") == "other_from: other_from is required, or by with a and b");
  CHECK(desk.refused("by=agent&a=eoin") == "b: b is required with by");
  CHECK(desk.refused("by=agent&a=eoin&b=eoin") == "b: b must be another than a");
  CHECK(desk.refused("by=shoe&a=1&b=2") ==
        "by: by must be one of agent, team, queue, service, touchpoint, channel, "
        "organisation, tag");
  CHECK(desk.refused("by=agent&a=eoin&b=jana&agent=eoin") ==
        "agent: agent is what is compared; name two of them as a and b");
  CHECK(desk.refused("by=agent&a=eoin&b=jana&other_from=2026-01-01") ==
        "other_from: other_from is for two periods; leave it out where by names a dimension");
  CHECK(desk.refused("a=eoin&other_from=2026-01-01&other_to=2026-01-31") ==
        "a: a is for two groups; say of which by by");
  CHECK(desk.refused("other_from=2026-02-01&other_to=2026-01-31") ==
        "other_from: other_from must not lie behind other_to");
  CHECK(desk.refused("from=2026-01-01&to=2026-01-31&other_from=2026-01-01&other_to=2026-01-31") ==
        "other_from: other_from and other_to must be other days than from and to");
  CHECK(desk.refused("from=2026-01-01&to=2026-01-31&other_from=2026-01-31&other_to=2026-03-31") ==
        "other_from: other_from and other_to must be other days than from and to");
  CHECK(desk.refused("by=service&a=Mail&b=Chat&agent=jana")
            .starts_with("by: by, filters and scope must be one dimension, or one of: "));
  CHECK(desk.refused("by=agent&a=eoin&b=jana&limit=5") == "limit: limit is not known here");
}

STORE_TEST_CASE("nobody compares what he may not see", "[report]") {
  TwoAgents desk;
  desk.live(3);
  json::object scoped = TwoAgents::manager;
  scoped["scopes"] = json::object{{"teams", json::array{"Network"}}};
  CHECK(desk.refused("by=team&a=Network&b=Service%20Desk", scoped) ==
        "team: this team is outside what this actor sees");
  const json::object seen = desk.compare("by=agent&a=eoin&b=jana", scoped).object();
  CHECK(seen.at("sides").at(0).at("satisfaction").at("answered") == 3);
  CHECK(seen.at("sides").at(1).at("satisfaction").at("answered") == 0);
  CHECK(seen.at("notes").at(0) == "Covers only team Network");
  CHECK(desk.compare("by=agent&a=eoin&b=jana", {{"id", "jo"}, {"roles", json::array{"agent"}}})
            .status == 403);
}

STORE_TEST_CASE("a comparison is a table for spreadsheets too", "[report]") {
  TwoAgents desk;
  desk.live();
  desk.completed("=cmd()", "Network", 5);
  const auto csv = [&](const std::string& query) {
    return desk.door
        .call("GET", "/api/reports/compare?" + query,
              {{"actor", TwoAgents::manager}, {"headers", {{"accept", "text/csv"}}}})
        .body;
  };
  const std::string table = csv("by=agent&a=jana&b=eoin");
  INFO(table);
  CHECK(
      table.starts_with("figure,unit,a,a_of,a_value,a_low,a_high,b,b_of,b_value,b_low,b_high,"
                        "difference,difference_low,difference_high,verdict\r\n"
                        "satisfied,percent,jana,40,50.00,35.20,64.80,eoin,40,90.00,76.95,96.04,"
                        "-40.00,"));
  CHECK(table.find(",less\r\n") != std::string::npos);
  CHECK(table.find("addressed_median,s,jana,0,,,,eoin,0,,,,,,,too_few\r\n") != std::string::npos);
  CHECK(csv("by=agent&a=eoin&b=%3Dcmd()").find(",'=cmd(),1,100.00,") != std::string::npos);
}
