// A helpdesk that has all that one can have, through the door.
#pragma once

#include <string>

#include "contract/asking.hpp"
#include "contract/known_customer.hpp"

namespace amends::testing {

inline const json::object jana{{"id", "jana"}, {"name", "Jana"}, {"roles", json::array{"manager"}}};

inline Reply as_jana(TestDoor& door, std::string_view method, std::string_view path,
                     const json::value& body = nullptr) {
  json::object members{{"headers", {{"x-amends", "1"}}}, {"actor", jana}};
  if (!body.is_null()) members["body"] = json::serialize(body);
  return door.call(method, path, members);
}

inline void save_view(TestDoor& door, std::string_view id, std::string_view name, bool shared) {
  const Reply saved =
      as_jana(door, "PUT", "/api/views/" + std::string(id),
              {{"of", "report"}, {"name", name}, {"query", "by=team"}, {"shared", shared}});
  INFO(saved.body);
  REQUIRE(saved.status == 200);
}

inline void rate_article(TestDoor& door) {
  auto settings = door.staff("admin", "GET", "/api/settings").object().at("settings").as_object();
  json::array surveys = settings.at("surveys").as_array();
  json::object survey = surveys.at(0).as_object();
  survey["id"] = "article";
  survey["touchpoint"] = "kb-article";
  surveys.push_back(survey);
  change_settings(door,
                  {{"surveys", surveys},
                   {"sites", json::array{{{"name", "Help"}, {"touchpoints", {"kb-article"}}}}}});
  settings = door.staff("admin", "GET", "/api/settings").object().at("settings").as_object();
  const std::string path = "/t/kb-article?subject=vpn&site=" +
                           std::string(settings.at("sites").at(0).at("id").as_string());
  const auto view = door.customer("GET", path).object();
  door.clock.pass(1);
  const Reply rated = door.customer("POST", path,
                                    {{"answer", 2},
                                     {"comment", "Step 3 is wrong"},
                                     {"contact", "jo@example.org"},
                                     {"op", "op-of-the-article"},
                                     {"key", "key-of-her-browser"},
                                     {"nonce", view.at("nonce")}});
  INFO(rated.body);
  REQUIRE(rated.status == 200);
}

inline json::object case_of(TestDoor& door, std::string_view request) {
  return door.staff("manager", "GET", "/api/requests/" + std::string(request))
      .object()
      .at("follow_ups")
      .at(0)
      .as_object();
}

inline void work(TestDoor& door, std::string_view request, const std::string& verb,
                 json::object body) {
  const json::object one = case_of(door, request);
  body["revision"] = one.at("revision");
  const std::string path = "/api/follow-ups/" + std::string(one.at("id").as_string()) + "/" + verb;
  const Reply done = door.staff("manager", "POST", path, body);
  INFO(done.body);
  REQUIRE(done.status == 200);
}

inline void merge_cases(TestDoor& door) {
  for (const char* request : {"21", "22"}) {
    REQUIRE(rate(door, ask(door, request, {{"id", "u21"}, {"name", "Ana"}}), 1, "Again").status ==
            200);
    door.clock.pass(600);
    door.host("POST", "/api/tick", json::object{});
  }
  const json::object into = case_of(door, "21");
  work(door, "22", "merge", {{"into", into.at("id")}, {"into_revision", into.at("revision")}});
}

inline void stop_asking(TestDoor& door) {
  const std::string token = ask(door, "31", {{"id", "u31"}, {"mail", "stop@example.org"}});
  const auto view = door.customer("GET", "/r/" + token + "/stop").object();
  door.clock.pass(1);
  const Reply stopped = door.customer(
      "POST", "/r/" + token + "/stop",
      {{"op", "op-of-the-stop-press"}, {"again", false}, {"nonce", view.at("nonce")}});
  INFO(stopped.body);
  REQUIRE(stopped.status == 200);
}

/// All that a helpdesk can have, through the door: what was erased and what expired, too.
inline void live_richly(TestDoor& door) {
  change_settings(
      door, {{"praise", true},
             {"webhooks", json::array{{{"id", "crm"},
                                       {"url", "https://crm.example.org/hook"},
                                       {"events", {"follow_up.opened"}}}}},
             {"reminders",
              json::array{{{"id", "late"}, {"after_due_s", 0}, {"to", {{"managers", true}}}}}}});
  REQUIRE(door.staff("admin", "POST", "/api/keys", {{"name", "ci"}, {"role", "admin"}}).status ==
          201);
  live(door);
  rate_article(door);
  merge_cases(door);
  stop_asking(door);
  save_view(door, std::string(31, '0') + "1", "Mine", false);
  save_view(door, std::string(31, '0') + "2", "Gone", false);
  save_view(door, std::string(31, '0') + "3", "For all", true);
  REQUIRE(as_jana(door, "DELETE", "/api/views/" + std::string(31, '0') + "2").status < 300);
  work(door, "4", "address", {{"outcome", "fixed"}, {"note", "A new router"}});
  REQUIRE(rate(door, ask(door, "41", {{"id", "u41"}, {"name", "Aiko"}}), 5, "All well").status ==
          200);
  REQUIRE(tell(door, "41", {{"id", "u41"}}, "Network", "deleted").status == 200);
  door.clock.pass(40 * day_s);
  change_settings(door, {{"retention", {{"comments_days", 30}}}});
  door.host("POST", "/api/tick", json::object{});
  REQUIRE(erase(door).status == 200);
}

}  // namespace amends::testing
