// The response report, through the door: who was asked, who was not, and who answered.
#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

json::object report(TestDoor& door, const std::string& query = "") {
  const Reply answer = door.staff("manager", "GET", "/api/reports/response" + query);
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return answer.object();
}

/// Nobody can be asked about it.
void completed_by_nobody(TestDoor& door, const std::string& id, const std::string& queue) {
  door.host("PUT", "/api/requests/" + id, {{"status", "completed"}, {"queue", queue}});
  const Reply answer = door.host("POST", "/api/invitations", {{"request", id}});
  REQUIRE(answer.object().contains("suppressed"));
}

std::string row_keys(const json::object& report) {
  std::string keys;
  for (const json::value& row : report.at("rows").as_array()) {
    keys.append(keys.empty() ? "" : " ").append(row.at("key").as_string());
  }
  return keys;
}

}  // namespace

STORE_TEST_CASE("response is a share of those asked, and says who was not", "[report]") {
  TestDoor door;
  const std::string first = door.asked("1");
  door.asked("2");
  door.asked("3");
  completed_by_nobody(door, "4", "alerts");
  completed_by_nobody(door, "5", "VPN");
  REQUIRE(door.rate(first, 5, "op-0123456789abcdef").status == 200);
  door.host("PUT", "/api/requests/6", {{"status", "completed"}, {"requester", {{"id", "u9"}}}});
  const Reply own =
      door.call("POST", "/api/requests/6/my-rating",
                {{"actor", {{"requester", "u9"}}},
                 {"headers", {{"x-amends", "1"}, {"content-type", "application/json"}}},
                 {"body", R"({"answer":5,"op":"op-of-a-signed-in-one"})"}});
  REQUIRE(own.status == 200);

  const auto all = report(door);
  CHECK(all.at("base") == "asked");
  const auto& total = all.at("total").as_object();
  CHECK(total.at("asked") == 3);
  CHECK(total.at("responded") == 1);
  CHECK(total.at("response_bp") == 3333);
  CHECK(total.at("suppressed") == 2);
  CHECK(total.at("suppressed_by").at("no_requester") == 2);
  CHECK(total.at("suppressed_by").at("throttled") == 0);
  CHECK(total.at("asked_bp") == 6000);
  CHECK(total.at("answered") == 2);
  CHECK(total.at("unsolicited") == 1);

  const auto by_queue = report(door, "?by=queue");
  CHECK(row_keys(by_queue) == "alerts VPN ");
  CHECK(by_queue.at("rows").at(0).at("suppressed") == 1);
  CHECK(by_queue.at("rows").at(0).at("response_bp").is_null());
  CHECK(by_queue.at("rows").at(1).at("asked") == 3);
  CHECK(report(door, "?queue=alerts").at("total").at("suppressed") == 1);
}

STORE_TEST_CASE("who was not asked stands in no other report", "[report]") {
  TestDoor door;
  door.asked("1");
  completed_by_nobody(door, "4", "alerts");
  for (const char* name : {"satisfaction", "dissatisfied-requesters"}) {
    for (const char* cohort : {"asked", "answered"}) {
      const auto found =
          door.staff("manager", "GET",
                     std::string("/api/reports/") + name + "?by=queue&cohort=" + cohort)
              .object();
      CHECK(row_keys(found).find("alerts") == std::string::npos);
    }
  }
}

STORE_TEST_CASE("what was held back belongs to the day it was, until somebody is asked",
                "[report]") {
  TestDoor door;
  completed_by_nobody(door, "4", "alerts");
  door.clock.pass(40 * day_s);
  CHECK(report(door, "?from=2026-01-01&to=2027-12-31").at("total").at("suppressed") == 1);
  door.host("PUT", "/api/requests/4",
            {{"status", "completed"}, {"queue", "alerts"}, {"requester", {{"id", "u9"}}}});
  CHECK(door.host("POST", "/api/invitations", {{"request", "4"}}).status == 201);
  const auto now = report(door, "?from=2026-01-01&to=2027-12-31");
  CHECK(now.at("total").at("suppressed") == 0);
  CHECK(now.at("total").at("asked") == 1);
}

STORE_TEST_CASE("the response report comes as CSV", "[report]") {
  TestDoor door;
  door.asked("1");
  completed_by_nobody(door, "4", "alerts");
  const Reply answer = door.call("GET", "/api/reports/response?by=queue",
                                 {{"headers", {{"accept", "text/csv"}}},
                                  {"actor", {{"id", "marta"}, {"roles", json::array{"manager"}}}}});
  CHECK(answer.body.find("record,queue,asked,responded,response_percent,response_low_percent,"
                         "response_high_percent,suppressed,suppressed_self,") == 0);
  CHECK(answer.body.find("\r\nrow,alerts,0,0,,,,1,0,0,1,0,0,0,0,0,0.00,0,0\r\n") !=
        std::string::npos);
}
