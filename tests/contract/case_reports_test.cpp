// Root causes, actions, and the reports of outcomes and times, through the door.

#include "contract/door.hpp"
#include "contract/store_samples.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

/// A helpdesk with cases to work on.
class Cases {
 public:
  /// A dissatisfied answer to a question about the request.
  void complain(const std::string& request) {
    tokens_[request] = door.asked(request);
    rate(request, 1);
  }
  void rate(const std::string& request, int answer) {
    const std::string op = "op-of-press-number-" + std::to_string(++presses_);
    REQUIRE(door.rate(tokens_.at(request), answer, op).status == 200);
  }
  json::object view(const std::string& request) {
    return door.staff("manager", "GET", path_of(request)).object();
  }
  Reply work(const std::string& request, const std::string& command, json::object body) {
    body["revision"] = view(request).at("revision");
    return door.staff("manager", "POST", path_of(request) + "/" + command, body);
  }
  Reply address(const std::string& request, const json::object& more = {}) {
    json::object body{{"outcome", "fixed"}, {"note", "New router"}};
    for (const auto& member : more) body[member.key()] = member.value();
    return work(request, "address", body);
  }
  void contact(const std::string& request, const char* result = "reached") {
    REQUIRE(work(request, "contact", {{"channel", "phone"}, {"result", result}}).status == 200);
  }
  void pass_hours(std::int64_t hours) { door.clock.pass(hours * hour_s); }
  void configure(const json::object& settings) {
    const auto known = door.staff("admin", "GET", "/api/settings").object();
    const Reply put = door.staff("admin", "PUT", "/api/settings",
                                 {{"revision", known.at("revision")}, {"settings", settings}});
    INFO(put.body);
    REQUIRE(put.status == 200);
  }
  json::object report(const std::string& name, const std::string& query = "") {
    const Reply answer = door.staff("manager", "GET", "/api/reports/" + name + query);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return answer.object();
  }
  json::object total(const std::string& name, const std::string& query = "") {
    return report(name, query).at("total").as_object();
  }
  std::string csv(const std::string& name, const std::string& query) {
    return door
        .call("GET", "/api/reports/" + name + query,
              {{"headers", {{"accept", "text/csv"}}},
               {"actor", {{"id", "marta"}, {"roles", json::array{"manager"}}}}})
        .body;
  }

  TestDoor door;

 private:
  std::string path_of(const std::string& request) {
    if (ids_.count(request) == 0) {
      const auto items = door.staff("manager", "GET", "/api/follow-ups?q=" + request)
                             .object()
                             .at("items")
                             .as_array();
      for (const json::value& item : items) {
        if (item.at("request").as_string() == request) ids_[request] = item.at("id").as_string();
      }
    }
    return "/api/follow-ups/" + ids_.at(request);
  }

  std::map<std::string, std::string> tokens_;
  std::map<std::string, std::string> ids_;
  int presses_ = 0;
};

std::int64_t hours(const json::value& percentile) {
  return percentile.at("value_s").as_int64() / hour_s;
}

}  // namespace

STORE_TEST_CASE("why it happened and what was done stand in the case", "[follow_up]") {
  Cases cases;
  cases.complain("1");
  CHECK(cases.view("1").at("root_causes").as_array().size() == 8);
  const Reply done = cases.address("1", {{"root_cause", "delay"}, {"action", "training"}});
  INFO(done.body);
  REQUIRE(done.status == 200);
  const auto view = cases.view("1");
  CHECK(view.at("root_cause") == "delay");
  CHECK(view.at("action") == "training");
  const auto last = view.at("timeline").as_array().back().as_object();
  CHECK(last.at("root_cause") == "delay");
  CHECK(last.at("action") == "training");

  REQUIRE(cases.work("1", "reopen", {{"note", "It dropped again"}}).status == 200);
  CHECK(cases.view("1").at("root_cause").is_null());
  REQUIRE(cases.address("1").status == 200);
  CHECK(cases.view("1").at("action").is_null());
}

STORE_TEST_CASE("only the tenant's own codes are taken", "[follow_up]") {
  Cases cases;
  cases.configure({{"root_causes", {"wires", "people"}}, {"actions", json::array{}}});
  cases.complain("1");
  const Reply unknown = cases.address("1", {{"root_cause", "delay"}});
  CHECK(unknown.status == 422);
  CHECK(unknown.object().at("field") == "root_cause");
  CHECK(unknown.object().at("detail") ==
        "root_cause must be one of those in the settings: wires, people");
  const Reply not_asked = cases.address("1", {{"action", "training"}});
  CHECK(not_asked.object().at("field") == "action");
  CHECK(not_asked.object().at("detail") == "action is not asked for in the settings");
  CHECK(cases.address("1", {{"outcome", "magic"}}).object().at("field") == "outcome");
  CHECK(cases.view("1").at("state") == "open");
  CHECK(cases.address("1", {{"root_cause", "wires"}}).status == 200);
}

STORE_TEST_CASE("outcomes are counted by the day addressed", "[report]") {
  Cases cases;
  for (const char* request : {"1", "2", "3", "4"}) cases.complain(request);
  REQUIRE(cases.address("1", {{"root_cause", "delay"}}).status == 200);
  REQUIRE(cases.address("2", {{"outcome", "explained"}, {"root_cause", "delay"}}).status == 200);
  REQUIRE(cases.address("3").status == 200);

  const auto report = cases.report("outcomes", "?by=team");
  CHECK(report.at("base") == "addressed");
  const auto& total = report.at("total").as_object();
  CHECK(total.at("addressed") == 3);
  const auto& outcomes = total.at("outcomes").at("codes").as_array();
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].at("code") == "fixed");
  CHECK(outcomes[0].at("count") == 2);
  CHECK(outcomes[0].at("share_bp") == 6667);
  CHECK(outcomes[0].at("interval").at("low_bp") == 2077);
  CHECK(total.at("root_causes").at("given") == 2);
  CHECK(total.at("root_causes").at("not_given") == 1);
  CHECK(total.at("root_causes").at("codes").at(0).at("share_bp") == 10000);
  CHECK(total.at("actions").at("codes").as_array().empty());
  CHECK(report.at("rows").at(0).at("small") == true);

  // Open again, it has no outcome any more; addressed later, it belongs to that day.
  REQUIRE(cases.work("1", "reopen", {{"note", "It dropped again"}}).status == 200);
  CHECK(cases.total("outcomes").at("addressed") == 2);
  cases.pass_hours(24 * 60);
  REQUIRE(cases.address("1").status == 200);
  const auto by_month = cases.report("outcomes", "?by=period:month").at("rows").as_array();
  CHECK(by_month[by_month.size() - 1].at("addressed") == 1);
  CHECK(by_month[by_month.size() - 3].at("addressed") == 2);

  const std::string csv = cases.csv("outcomes", "?by=team");
  CHECK(csv.find("record,team,addressed,kind,code,count,share_percent,low_percent,"
                 "high_percent,amount,currency\r\n") == 0);
  INFO(csv);
  CHECK(csv.find("\r\ntotal,,3,root_cause,,2,,,,,\r\n") != std::string::npos);
}

STORE_TEST_CASE("times run from the answer that opened the case", "[report]") {
  Cases cases;
  for (const char* request : {"1", "2", "3"}) cases.complain(request);
  cases.pass_hours(2);
  cases.contact("1", "not_reached");
  cases.pass_hours(1);
  cases.contact("1", "left_message");
  cases.pass_hours(2);
  cases.contact("1");
  REQUIRE(cases.address("1").status == 200);
  cases.pass_hours(50);
  REQUIRE(cases.address("2").status == 200);

  const auto report = cases.report("times", "?by=team");
  CHECK(report.at("base") == "began");
  const auto& total = report.at("total").as_object();
  CHECK(total.at("cases") == 3);
  CHECK(total.at("waiting") == 1);
  CHECK(total.at("overdue") == 1);
  CHECK(total.at("contact").at("count") == 1);
  CHECK(hours(total.at("contact").at("median")) == 3);
  CHECK(total.at("contact").at("few") == true);
  CHECK(total.at("contact").at("median").at("low_s").is_null());
  CHECK(total.at("no_contact_yet") == 1);
  CHECK(total.at("never_in_contact") == 1);
  CHECK(hours(total.at("addressed").at("median")) == 5);
  CHECK(hours(total.at("addressed").at("p90")) == 55);
  CHECK(total.at("within_due") == 1);
  CHECK(total.at("judged") == 3);
  CHECK(total.at("within_due_bp") == 3333);
  CHECK(report.at("rows").at(0).at("small") == true);
  CHECK(report.at("notes").as_array().size() == 1);

  CHECK(cases.total("times", "?team=nowhere").at("cases") == 0);
  CHECK(cases.total("times", "?by=touchpoint&queue=VPN&service=").at("cases") == 3);
  CHECK(cases.total("times", "?by=touchpoint&queue=VPN&service=Mail").at("cases") == 0);
  CHECK(cases.door.staff("manager", "GET", "/api/reports/times?cohort=asked").code() ==
        "unknown_field");
  CHECK(cases.door.staff("agent", "GET", "/api/reports/times").status == 403);
  const std::string csv = cases.csv("times", "?by=queue");
  CHECK(csv.find("record,queue,cases,waiting,overdue,contacted,contact_median_s,") == 0);
  INFO(csv);
  CHECK(csv.find("\r\ntotal,,3,1,1,1,10802,,,10802,,,1,1,2,18002,,,198001,,,1,3,33.33,") !=
        std::string::npos);
}

STORE_TEST_CASE("a pause stops the promise and not the clock", "[report]") {
  Cases cases;
  cases.complain("kept");
  cases.complain("late before");
  const auto wait = [&](const char* request) {
    const std::int64_t until = cases.door.clock.now().count + 80 * 24 * hour_ms;
    REQUIRE(cases.work(request, "wait", {{"until_at", until}, {"note", "A log"}}).status == 200);
  };
  cases.pass_hours(40);
  wait("kept");
  cases.pass_hours(10);
  wait("late before");
  CHECK(cases.total("times").at("overdue") == 1);
  cases.pass_hours(100);
  REQUIRE(cases.address("kept").status == 200);
  REQUIRE(cases.address("late before").status == 200);
  const auto total = cases.total("times");
  CHECK(hours(total.at("addressed").at("median")) == 150);
  CHECK(total.at("within_due") == 1);
  CHECK(total.at("judged") == 2);
}

STORE_TEST_CASE("a case that goes on keeps its clock, a new answer begins another", "[report]") {
  Cases cases;
  cases.complain("1");
  cases.pass_hours(60);
  cases.contact("1");
  REQUIRE(cases.address("1").status == 200);
  REQUIRE(cases.work("1", "reopen", {{"note", "Not yet"}}).status == 200);
  CHECK(cases.total("times").at("overdue") == 1);
  REQUIRE(cases.address("1").status == 200);
  CHECK(cases.total("times").at("within_due") == 0);
  CHECK(hours(cases.total("times").at("addressed").at("median")) == 60);

  cases.rate("1", 2);
  const auto again = cases.total("times");
  CHECK(again.at("waiting") == 1);
  CHECK(again.at("overdue") == 0);
  CHECK(again.at("no_contact_yet") == 1);
  cases.pass_hours(3);
  REQUIRE(cases.address("1").status == 200);
  CHECK(hours(cases.total("times").at("addressed").at("median")) == 3);
  CHECK(cases.total("times").at("within_due") == 1);
}

STORE_TEST_CASE("what is taken out of the figures is in no report of cases", "[report]") {
  Cases cases;
  cases.complain("1");
  REQUIRE(cases.address("1").status == 200);
  const auto ratings = cases.door.staff("manager", "GET", "/api/requests/1").object();
  const std::string rating(ratings.at("ratings").at(0).at("id").as_string());
  const auto decide = [&](const char* what) {
    return cases.door.staff("manager", "POST", "/api/ratings/" + rating + "/" + what,
                            {{"reason", "A test"}});
  };
  const Reply excluded = decide("exclude");
  INFO(excluded.body);
  REQUIRE(excluded.status == 200);
  CHECK(cases.total("times").at("cases") == 0);
  CHECK(cases.total("outcomes").at("addressed") == 0);
  REQUIRE(decide("restore").status == 200);
  CHECK(cases.total("outcomes").at("addressed") == 1);
}

STORE_TEST_CASE("a manager's reports of cases cover what he sees", "[report]") {
  Cases cases;
  cases.complain("1");
  const auto of = [&](const char* team, const char* query) {
    return cases.door.call("GET", std::string("/api/reports/times") + query,
                           {{"actor",
                             {{"id", "m"},
                              {"roles", json::array{"manager"}},
                              {"scopes", {{"teams", json::array{team}}}}}}});
  };
  CHECK(of("Network", "").object().at("total").at("cases") == 1);
  CHECK(of("Workplace", "").object().at("total").at("cases") == 0);
  CHECK(of("Workplace", "?team=Network").status == 403);
}

STORE_TEST_CASE("ten thousand cases are read, each once", "[report]") {
  StoreBackend backend;
  WriteBatch batch;
  for (int i = 0; i < 10'000; ++i) {
    FollowUpRow row = sample_follow_up(i, std::to_string(i));
    row.began_at = row.opened_at = UtcMillis{i * 1000};
    row.counted = true;
    batch.follow_ups.push_back(std::move(row));
  }
  REQUIRE(backend.store().commit(batch));
  CaseQuery query;
  query.before = {INT64_MAX};
  query.group = Dimension::team;
  std::int64_t count = 0;
  REQUIRE(backend.store().each_counted_case(query, [&](const ReportCase& one) {
    count += one.values == std::vector<std::string>{"Network"} ? 1 : 0;
    return true;
  }));
  CHECK(count == 10'000);
}
