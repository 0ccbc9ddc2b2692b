// Who may come through the door, and what is not there for them, over every store.
#include <set>

#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

STORE_TEST_CASE("who may not, is told so", "[door]") {
  TestDoor door;
  door.rate(door.asked(), 1, "op-0123456789abcdef");
  CHECK(door.call("GET", "/api/follow-ups").status == 401);
  CHECK(door.staff("agent", "GET", "/api/follow-ups").object().at("items").as_array().empty());
  CHECK(door.staff("agent", "GET", "/api/settings").status == 403);
  CHECK(door.staff("manager", "PUT", "/api/settings", json::object{}).status == 403);
  const std::string id(door.first_case().at("id").as_string());
  CHECK(door.staff("agent", "GET", "/api/follow-ups/" + id).status == 404);
  CHECK(door.call("POST", "/api/follow-ups/" + id + "/note",
                  {{"body", R"({"revision":1,"note":"x"})"},
                   {"actor", {{"id", "marta"}, {"roles", json::array{"manager"}}}}})
            .code() == "cross_site");
  CHECK(door.call("GET", "/api/follow-ups",
                  {{"actor",
                    {{"id", "m"},
                     {"roles", json::array{"manager"}},
                     {"scopes", {{"teams", json::array{"Workplace"}}}}}}})
            .object()
            .at("items")
            .as_array()
            .empty());
}

// The mails' address and the desk's may differ: https://help.example.org for customers, and
// http://redmine.intern for colleagues.
STORE_TEST_CASE("colleagues write from the helpdesk's own pages, whatever its address", "[door]") {
  TestDoor door;
  door.rate(door.asked(), 1, "op-0123456789abcdef");
  const std::string id(door.first_case().at("id").as_string());
  const auto write = [&](json::object headers) {
    headers["x-amends"] = "1";
    return door
        .call("POST", "/api/follow-ups/" + id + "/note",
              {{"headers", headers},
               {"body", R"({"revision":0,"note":"x"})"},
               {"actor", {{"id", "marta"}, {"roles", json::array{"manager"}}}}})
        .code();
  };
  const std::string taken = "stale_revision";
  const json::object there{{"host", "redmine.intern:3000"}};
  const auto from = [&](std::string_view origin) {
    json::object headers = there;
    headers["origin"] = origin;
    return headers;
  };
  CHECK(write(there) == taken);
  CHECK(write(from("http://redmine.intern:3000")) == taken);
  CHECK(write(from("https://help.example.org")) == taken);
  CHECK(write({{"origin", "http://redmine.intern"}, {"sec-fetch-site", "same-origin"}}) == taken);
  for (const char* other : {"http://redmine.intern", "http://redmine.intern:3000.evil.example",
                            "https://evil.example", "null"}) {
    INFO(other);
    CHECK(write(from(other)) == "cross_site");
  }
  for (const char* site : {"cross-site", "same-site", "none"}) {
    json::object headers = from("http://redmine.intern:3000");
    headers["sec-fetch-site"] = site;
    CHECK(write(headers) == "cross_site");
  }
}

STORE_TEST_CASE("what lies outside an actor's scopes is not there", "[door]") {
  TestDoor door;
  door.rate(door.asked(), 1, "op-0123456789abcdef");  // of team Network, queue VPN
  const auto as = [&](std::string_view role, json::object scopes, std::string_view method,
                      std::string_view path, const json::value& body) {
    return door.call(
        method, path,
        {{"body", json::serialize(body)},
         {"headers", {{"x-amends", "1"}, {"content-type", "application/json"}}},
         {"actor", {{"id", "lea"}, {"roles", json::array{role}}, {"scopes", scopes}}}});
  };
  const auto tell = [](std::string_view queue, std::string_view team) {
    return json::object{{"status", "open"}, {"queue", queue}, {"team", team}};
  };
  const json::object printers{{"queues", json::array{"Printers"}}};
  const json::object vpn{{"queues", json::array{"VPN"}}};
  const json::object workplace{{"teams", json::array{"Workplace"}}};
  const std::string invitation(door.host("POST", "/api/invitations", {{"request", "17"}})
                                   .object()
                                   .at("invitation")
                                   .as_string());
  const std::string exclude = "/api/ratings/" + invitation + "/exclude";
  for (const json::object& scopes : {printers, workplace}) {
    const json::object own =
        scopes.contains("queues") ? tell("Printers", "Network") : tell("VPN", "Workplace");
    CHECK(as("agent", scopes, "PUT", "/api/requests/17", own).status == 404);
    CHECK(as("agent", scopes, "POST", "/api/invitations", {{"request", "17"}}).status == 404);
    CHECK(as("agent", scopes, "POST", "/api/requests/17/ratings",
             {{"answer", 5}, {"op", "op-0123456789abcdef"}})
              .status == 404);
    CHECK(as("manager", scopes, "POST", exclude, {{"reason", "mine"}}).status == 404);
  }
  const Reply moved = as("agent", vpn, "PUT", "/api/requests/17", tell("Printers", "Network"));
  CHECK(moved.code() == "forbidden");
  CHECK(moved.object().at("field").as_string() == "queue");
  const Reply made = as("agent", workplace, "PUT", "/api/requests/18", tell("VPN", "Network"));
  CHECK(made.object().at("field").as_string() == "team");
  CHECK(door.staff("agent", "GET", "/api/requests/18").status == 404);
  CHECK(door.staff("agent", "GET", "/api/requests/17").object().at("satisfaction_status") ==
        "dissatisfied");
  CHECK(as("agent", vpn, "POST", "/api/invitations", {{"request", "17"}}).status == 200);
  CHECK(as("manager", vpn, "POST", exclude, {{"reason", "a test"}}).status == 200);
}

STORE_TEST_CASE("the change feed tells an actor of the own scopes only", "[door]") {
  TestDoor door;
  door.rate(door.asked(), 1, "op-0123456789abcdef");  // of team Network, queue VPN
  const auto feed = [&](json::object scopes, std::string_view query) {
    return door
        .call("GET", "/api/changes" + std::string(query),
              {{"actor", {{"id", "lea"}, {"roles", json::array{"agent"}}, {"scopes", scopes}}}})
        .object();
  };
  const auto requests = [](const json::object& page) {
    std::set<std::string> named;
    for (const auto& change : page.at("changes").as_array()) {
      named.emplace(change.as_object().at("request").as_string());
    }
    return named;
  };
  const json::object whole = feed({}, "");
  const json::object hidden = feed({{"queues", json::array{"Printers"}}}, "");
  CHECK(requests(whole) == std::set<std::string>{"17"});
  CHECK(requests(hidden).empty());
  CHECK(hidden.at("position") == whole.at("position"));
  CHECK(feed({{"queues", json::array{"Printers"}}}, "?limit=1").at("position") == 1);
  CHECK(feed({{"teams", json::array{"Network"}}}, "") == whole);

  // The case stays where the customer was asked, wherever the request goes.
  door.host("PUT", "/api/requests/17", {{"status", "open"}, {"queue", "Printers"}});
  CHECK(requests(feed({{"queues", json::array{"VPN"}}}, "")) == std::set<std::string>{"17"});
  CHECK(requests(feed({{"queues", json::array{"Printers"}}}, "")) == std::set<std::string>{"17"});
}

STORE_TEST_CASE("a query's unknown parameters are refused, but in a customer's link", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  for (const std::string path :
       {"/api/settings", "/api/keys", "/api/keys/self", "/api/health", "/api/requests/17",
        "/api/follow-ups", "/api/changes", "/api/reports/satisfaction"}) {
    const Reply refused = door.staff("admin", "GET", path + "?campaign=spring");
    CHECK(refused.code() == "unknown_field");
    CHECK(refused.object().at("field") == "campaign");
  }
  CHECK(door.staff("admin", "POST", "/api/keys?campaign=spring", {{"name", "ci"}}).code() ==
        "unknown_field");
  CHECK(door.staff("admin", "GET", "/api/reports/satisfaction?none=x").code() == "unknown_field");
  CHECK(door.customer("GET", "/r/" + token + "?campaign=spring").status == 200);
  for (const std::string name : {"overdue", "contact_me"}) {
    const Reply refused = door.staff("manager", "GET", "/api/follow-ups?" + name + "=yes");
    CHECK(refused.status == 422);
    CHECK(refused.object().at("field").as_string() == name);
    CHECK(door.staff("manager", "GET", "/api/follow-ups?" + name + "=0").status == 200);
  }
}

STORE_TEST_CASE("a bearer key opens the door until it is revoked", "[door]") {
  TestDoor door;
  const Reply made =
      door.staff("admin", "POST", "/api/keys", {{"name", "ci"}, {"role", "manager"}});
  REQUIRE(made.status == 201);
  const std::string bearer = "Bearer " + std::string(made.object().at("secret").as_string());
  const auto get = [&] {
    return door.call("GET", "/api/follow-ups", {{"headers", {{"authorization", bearer}}}}).status;
  };
  CHECK(get() == 200);
  const std::string id(made.object().at("id").as_string());
  CHECK(door.staff("admin", "POST", "/api/keys/" + id + "/revoke").status == 200);
  CHECK(get() == 401);
}
