// Figures by tag, channel and customer organisation, and an agent's own: through the door.
#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class Reporting {
 public:
  /// A completed request that was asked and answered.
  void answered(const std::string& id, int answer, json::object told) {
    told["status"] = "completed";
    told["requester"] = json::object{{"id", "u" + id}, {"mail", "u" + id + "@example.org"}};
    door.host("PUT", "/api/requests/" + id, std::move(told));
    const Reply asked = door.host("POST", "/api/invitations", {{"request", id}});
    const std::string token(asked.object().at("token").as_string());
    const Reply pressed = door.customer("POST", "/r/" + token,
                                        {{"answer", answer},
                                         {"op", "op-of-press-number-" + id},
                                         {"key", "key-of-her-browser"},
                                         {"nonce", door.nonce(token)}});
    INFO(pressed.body);
    REQUIRE(pressed.status == 200);
  }
  /// Four answers: of two tags, of one that is told twice, of none.
  void live() {
    answered("1", 1,
             {{"tags", {"vpn", "slow"}},
              {"channel", "mail"},
              {"organisation", "Finance"},
              {"team", "Network"},
              {"queue", "IT"},
              {"service", "VPN"},
              {"agent", "jana"}});
    answered("2", 5,
             {{"tags", {"vpn", "vpn"}},
              {"channel", "phone"},
              {"organisation", "Finance"},
              {"team", "Network"},
              {"queue", "IT"},
              {"service", "VPN"},
              {"agent", "tom"}});
    answered("3", 1,
             {{"tags", {"slow"}},
              {"channel", "mail"},
              {"organisation", "Sales"},
              {"team", "Desk"},
              {"queue", "HR"},
              {"service", "Mail"},
              {"agent", "jana"}});
    answered("4", 5, {{"team", "Desk"}, {"queue", "HR"}, {"service", "Mail"}, {"agent", "tom"}});
    door.clock.pass(60 * 3600);  // beyond the grace period, and overdue
    door.host("POST", "/api/tick", json::object{});
  }
  Reply asked(const std::string& report, const std::string& query, json::object actor) {
    return door.call("GET", "/api/reports/" + report + query, {{"actor", std::move(actor)}});
  }
  json::object report(const std::string& report, const std::string& query,
                      const json::object& actor = manager) {
    const Reply answer = asked(report, query, actor);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return answer.object();
  }
  /// What a member of the rows is, by their keys.
  static std::map<std::string, std::int64_t> column(const json::object& report,
                                                    std::string_view member) {
    std::map<std::string, std::int64_t> values;
    for (const json::value& row : report.at("rows").as_array()) {
      values[std::string(row.at("key").as_string())] = row.at(member).as_int64();
    }
    return values;
  }

  inline static const json::object manager{{"id", "marta"}, {"roles", json::array{"manager"}}};
  inline static const json::object jana{{"id", "jana"}, {"roles", json::array{"agent"}}};
  TestDoor door;
};
using Column = std::map<std::string, std::int64_t>;

}  // namespace

STORE_TEST_CASE("a request counts under each of its tags once, and once in the total", "[report]") {
  Reporting desk;
  desk.live();
  const json::object founding = desk.report("dissatisfied-requesters", "?by=tag");
  CHECK(Reporting::column(founding, "answered") == Column{{"slow", 2}, {"vpn", 2}, {"", 1}});
  CHECK(Reporting::column(founding, "overdue") == Column{{"slow", 2}, {"vpn", 1}, {"", 0}});
  CHECK(founding.at("total").at("answered") == 4);
  CHECK(founding.at("total").at("dissatisfied") == 2);
  CHECK(founding.at("total").at("overdue") == 2);
  CHECK(founding.at("notes").at(0).as_string().starts_with(
      "What has several tags counts under each"));

  const json::object satisfaction = desk.report("satisfaction", "?by=tag");
  CHECK(Reporting::column(satisfaction, "asked") == Column{{"slow", 2}, {"vpn", 2}, {"", 1}});
  CHECK(satisfaction.at("total").at("asked") == 4);
  const json::object response = desk.report("response", "?by=tag");
  CHECK(response.at("total").at("asked") == 4);
  const json::object times = desk.report("times", "?by=tag");
  CHECK(Reporting::column(times, "waiting") == Column{{"slow", 2}, {"vpn", 1}});
  CHECK(times.at("total").at("waiting") == 2);

  CHECK(desk.report("satisfaction", "?tag=vpn").at("total").at("answered") == 2);
  CHECK(desk.report("satisfaction", "?tag=vpn&by=tag").at("total").at("answered") == 2);
  CHECK(desk.report("satisfaction", "?tag=vp").at("total").at("answered") == 0);
  CHECK(desk.report("times", "?tag=slow").at("total").at("waiting") == 2);
  CHECK(Reporting::column(desk.report("satisfaction", "?tag=slow&by=team"), "answered") ==
        Column{{"Desk", 1}, {"Network", 1}});
  const json::object two = desk.report("compare", "?by=tag&a=vpn&b=slow");
  CHECK(two.at("sides").at(0).at("satisfaction").at("answered") == 2);
  check_verified(desk.door);
}

STORE_TEST_CASE("figures by channel and by the customer's organisation", "[report]") {
  Reporting desk;
  desk.live();
  CHECK(Reporting::column(desk.report("satisfaction", "?by=channel"), "answered") ==
        Column{{"mail", 2}, {"phone", 1}, {"", 1}});
  const json::object founding = desk.report("dissatisfied-requesters", "?by=organisation");
  CHECK(Reporting::column(founding, "dissatisfied") ==
        Column{{"Finance", 1}, {"Sales", 1}, {"", 0}});
  CHECK(founding.at("total").at("dissatisfied") == 2);
  CHECK(Reporting::column(desk.report("times", "?by=organisation&channel=mail"), "waiting") ==
        Column{{"Finance", 1}, {"Sales", 1}});
  CHECK(desk.report("recovery", "?organisation=Sales").at("total").at("addressed") == 0);
}

STORE_TEST_CASE("a manager of one queue cuts its figures in every way", "[report]") {
  Reporting desk;
  desk.live();
  const json::object of_queue{
      {"id", "maya"}, {"roles", json::array{"manager"}}, {"scopes", {{"queues", {"IT"}}}}};
  const json::object offered =
      desk.door.call("GET", "/api/reports", {{"actor", of_queue}}).object();
  CHECK(offered.at("own") == false);
  REQUIRE(offered.at("cuts").as_array().size() == 9);
  CHECK(offered.at("cuts").at(0).at("filters").as_array().size() == 8);
  for (const json::value& cut : offered.at("cuts").as_array()) {
    if (cut.at("by") == "period") continue;
    const json::object report =
        desk.report("satisfaction", "?by=" + std::string(cut.at("by").as_string()), of_queue);
    CHECK(report.at("total").at("answered") == 2);
  }
  CHECK(Reporting::column(desk.report("satisfaction", "?by=tag", of_queue), "answered") ==
        Column{{"slow", 1}, {"vpn", 2}});
}

STORE_TEST_CASE("an agent sees the figures of his own work where the settings say so", "[report]") {
  Reporting desk;
  desk.live();
  for (const char* report : {"satisfaction", "dissatisfied-requesters", "response", "recovery",
                             "times", "outcomes", "importance"}) {
    CHECK(desk.asked(report, "", Reporting::jana).status == 403);
  }
  CHECK(desk.door.call("GET", "/api/reports", {{"actor", Reporting::jana}}).status == 403);
  change_settings(desk.door, {{"agents_see_own_figures", true}});
  const json::object own = desk.report("satisfaction", "", Reporting::jana);
  CHECK(own.at("total").at("answered") == 2);
  CHECK(own.at("total").at("dissatisfied") == 2);
  CHECK(own.at("notes").at(0) == "Covers only the requests that you worked on, in every queue");
  const Reply offered = desk.door.call("GET", "/api/reports", {{"actor", Reporting::jana}});
  CHECK(offered.body ==
        R"({"own":true,"cuts":[{"by":"period","filters":["team","queue","touchpoint"]},)"
        R"({"by":"team","filters":["team"]},{"by":"queue","filters":["queue"]},)"
        R"({"by":"touchpoint","filters":["touchpoint"]}]})");
  CHECK(Reporting::column(desk.report("satisfaction", "?by=agent", Reporting::jana), "answered") ==
        Column{{"jana", 2}});
  CHECK(desk.report("times", "?by=service", Reporting::jana).at("total").at("waiting") == 2);

  CHECK(desk.asked("satisfaction", "?agent=tom", Reporting::jana).status == 403);
  CHECK(desk.asked("compare", "?by=agent&a=jana&b=tom", Reporting::jana).status == 403);
  const json::object two = desk.report("compare", "?by=team&a=Network&b=Desk", Reporting::jana);
  CHECK(two.at("sides").at(0).at("satisfaction").at("answered") == 1);
  CHECK(desk.door.call("GET", "/api/asides", {{"actor", Reporting::jana}}).status == 403);
}
