// Settings that are taken and may turn out otherwise than wanted are told so.
#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

// "webhooks[0].url: webhook_private", in order.
std::vector<std::string> warned(TestDoor& door) {
  std::vector<std::string> all;
  const json::object answer = door.staff("admin", "GET", "/api/settings").object();
  for (const json::value& one : answer.at("warnings").as_array()) {
    const std::string field(one.at("field").as_string());
    CHECK(std::string(one.at("detail").as_string()).starts_with(field + " "));
    all.push_back(field + ": " + std::string(one.at("code").as_string()));
  }
  return all;
}

void use_address(TestDoor& door, std::string_view url, bool allow_private = false) {
  change_settings(
      door, {{"webhooks", json::array{json::object{{"id", "crm"},
                                                   {"url", url},
                                                   {"events", json::array{"follow_up.opened"}},
                                                   {"allow_private", allow_private}}}}});
}

using Warned = std::vector<std::string>;

}  // namespace

STORE_TEST_CASE("a webhook that can be seen to lie in the own network is told", "[warnings]") {
  TestDoor door;
  for (const char* url : {"http://localhost/x", "https://crm.localhost:8443", "http://127.0.0.1",
                          "http://10.0.0.5:8080/x?y=1", "https://172.31.255.1/", "http://[::1]/x",
                          "http://[fd00::5]:80/", "http://192.168.1.1", "http://169.254.169.254/",
                          "http://100.64.0.1", "http://LOCALHOST"}) {
    INFO(url);
    use_address(door, url);
    CHECK(warned(door) == Warned{"webhooks[0].url: webhook_private"});
    use_address(door, url, true);
    CHECK(warned(door).empty());
  }
  for (const char* url :
       {"https://hooks.example.org/10.0.0.5", "https://8.8.8.8/x", "https://172.32.0.1",
        "https://10.example.org", "https://localhost.example.org", "https://[2606:4700::1]/x",
        "https://100.128.0.1"}) {
    INFO(url);
    use_address(door, url);
    CHECK(warned(door).empty());
  }
}

STORE_TEST_CASE("teams and queues that no request has are told, once there are requests",
                "[warnings]") {
  TestDoor door;
  const json::object network{{"teams", json::array{"Network", "Netwrok"}}};
  const json::object vpn{{"queues", json::array{"VPM"}}};
  change_settings(
      door,
      {{"assignment", json::array{json::object{{"when", network}, {"to", {{"pool", true}}}},
                                  json::object{{"when", vpn}, {"to", {{"pool", true}}}}}},
       {"digest",
        {{"at", "08:00"},
         {"to", json::array{json::object{{"managers", true}, {"queues", json::array{"VPN"}}},
                            json::object{{"managers", true}, {"queues", json::array{"Main"}}}}}}}});
  CHECK(warned(door).empty());
  door.asked();
  CHECK(warned(door) == Warned{"assignment[0].when.teams[1]: team_unknown",
                               "assignment[1].when.queues[0]: queue_unknown",
                               "digest.to[1].queues[0]: queue_unknown"});
}
