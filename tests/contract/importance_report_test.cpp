// How important customers said it was, counted: through the door.
#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class Stating {
 public:
  /// One press with an answer, and the importance with it or behind it; 0: none.
  std::string answered(const std::string& id, int answer, int importance,
                       const std::string& service = "Mail") {
    door.host("PUT", "/api/requests/" + id,
              {{"status", "completed"},
               {"requester", {{"id", "u" + id}, {"mail", "u" + id + "@example.org"}}},
               {"service", service},
               {"team", "Network"}});
    const Reply asked = door.host("POST", "/api/invitations", {{"request", id}});
    const std::string token(asked.object().at("token").as_string());
    press(token, {{"answer", answer}});
    if (importance != 0) press(token, {{"importance", importance}});
    return token;
  }
  void press(const std::string& token, json::object vote) {
    vote["op"] = "op-of-press-number-" + std::to_string(++presses_);
    vote["key"] = "key-of-her-browser";
    vote["nonce"] = door.nonce(token);
    const Reply answer = door.customer("POST", "/r/" + token, vote);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
  }
  json::object report(const std::string& query = "") {
    const Reply answer = door.staff("manager", "GET", "/api/reports/importance" + query);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return answer.object();
  }

  TestDoor door;

 private:
  int presses_ = 0;
};

}  // namespace

STORE_TEST_CASE("what customers say of importance is counted by touchpoint and service",
                "[report]") {
  Stating desk;
  CHECK(desk.report().at("total").at("stated") == 0);
  CHECK(desk.report().at("total").at("dissatisfied_bp").is_null());
  desk.answered("1", 5, 3);
  desk.answered("2", 1, 3);
  desk.answered("3", 1, 1, "Chat");
  desk.answered("4", 5, 0, "Chat");
  const json::object report = desk.report();
  CHECK(report.at("by") == "touchpoint");
  CHECK(report.at("rows").at(0).at("key") == "request-resolved");
  CHECK(report.at("rows").at(0).at("small") == true);
  const json::object& total = report.at("total").as_object();
  CHECK(total.at("answered") == 4);
  CHECK(total.at("stated") == 3);
  CHECK(total.at("levels").at(0).at("count") == 1);
  CHECK(total.at("levels").at(1).at("count") == 0);
  CHECK(total.at("levels").at(2).at("share_bp") == 6667);
  CHECK(total.at("very_important") == 2);
  CHECK(total.at("very_important_dissatisfied") == 1);
  CHECK(total.at("dissatisfied_bp") == 5000);
  const json::array services = desk.report("?by=service").at("rows").as_array();
  REQUIRE(services.size() == 2);
  CHECK(services[0].at("key") == "Chat");
  CHECK(services[0].at("very_important") == 0);
  CHECK(services[1].at("very_important") == 2);
  CHECK(desk.report("?by=service&service=Chat").at("total").at("stated") == 1);
  check_verified(desk.door);
}

STORE_TEST_CASE("importance stays with the answer that replaces one, and goes with it",
                "[report]") {
  Stating desk;
  const std::string token = desk.answered("1", 5, 3);
  desk.door.clock.pass(120);  // sooner, the two answers would contradict each other
  desk.press(token, {{"answer", 1}});
  CHECK(desk.report().at("total").at("very_important_dissatisfied") == 1);
  desk.press(token, {{"importance", 2}});
  CHECK(desk.report().at("total").at("very_important") == 0);
  CHECK(desk.report().at("total").at("levels").at(1).at("count") == 1);
  desk.press(token, {{"answer", nullptr}});
  CHECK(desk.report().at("total").at("stated") == 0);
  check_verified(desk.door);
}

STORE_TEST_CASE("importance is a table for spreadsheets too", "[report]") {
  Stating desk;
  desk.answered("1", 1, 3, "=cmd()");
  const std::string csv =
      desk.door
          .call("GET", "/api/reports/importance?by=service",
                {{"actor", {{"id", "marta"}, {"roles", json::array{"manager"}}}},
                 {"headers", {{"accept", "text/csv"}}}})
          .body;
  CHECK(csv ==
        "record,service,answered,stated,stated_percent,important_1,important_2,important_3,"
        "important_3_dissatisfied,dissatisfied_percent,low_percent,high_percent\r\n"
        "row,'=cmd(),1,1,100.00,0,0,1,1,100.00,20.65,100.00\r\n"
        "total,,1,1,100.00,0,0,1,1,100.00,20.65,100.00\r\n");
}
