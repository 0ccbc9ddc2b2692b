// A customer with several requests, whose words and names can be told from others', through the
// door.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/asking.hpp"

namespace amends::testing {

inline constexpr std::string_view person = "/api/people/u17";

inline json::object ingrid() {
  return {{"id", "u17"}, {"name", "Ingrid CANARY"}, {"mail", "ingrid@canary.example"}};
}

inline bool is_hers(const json::object& requester) {
  return json::serialize(requester).find("anary.example") != std::string::npos;
}

inline Reply tell(TestDoor& door, std::string_view request, const json::object& requester,
                  std::string_view team = "Network", std::string_view status = "completed") {
  return door.host("PUT", "/api/requests/" + std::string(request),
                   {{"status", status},
                    {"requester", requester},
                    {"subject", is_hers(requester) ? "VPN CANARY drops" : "VPN drops"},
                    {"team", team},
                    {"queue", "VPN"}});
}

/// A completed request that was asked about: the token of its links.
inline std::string ask(TestDoor& door, std::string_view request, const json::object& requester,
                       std::string_view team = "Network") {
  REQUIRE(tell(door, request, requester, team).status == 200);
  const auto answer = door.host("POST", "/api/invitations", {{"request", request}}).object();
  return std::string(answer.at("token").as_string());
}

inline Reply rate(TestDoor& door, const std::string& token, int answer, std::string_view comment) {
  return door.customer("POST", "/r/" + token,
                       {{"answer", answer},
                        {"comment", comment},
                        {"op", "op-" + token.substr(0, 20)},
                        {"key", "key-of-her-browser"},
                        {"nonce", door.nonce(token)}});
}

inline Reply get(TestDoor& door, std::string_view path, std::string_view role = "admin") {
  return door.staff(role, "GET", path);
}

inline Reply erase(TestDoor& door, std::string_view path = person) {
  return door.staff("admin", "DELETE", path);
}

/// Three requests of hers and one of somebody else's: 1 unhappy and worked on, 2 happy, 3 told with
/// her address alone.
inline void live(TestDoor& door) {
  REQUIRE(rate(door, ask(door, "1", ingrid()), 1, "CANARY nobody called").status == 200);
  const json::object first = door.first_case();
  const auto contacted = door.staff(
      "manager", "POST", "/api/follow-ups/" + std::string(first.at("id").as_string()) + "/contact",
      {{"revision", first.at("revision")}, {"note", "CANARY was angry on the phone"}});
  REQUIRE(contacted.status == 200);
  door.clock.pass(60);
  REQUIRE(rate(door, ask(door, "2", ingrid(), "Workplace"), 5, "Fast, says CANARY").status == 200);
  door.clock.pass(60);
  ask(door, "3", {{"mail", "Ingrid@Canary.example"}});
  door.clock.pass(60);
  const auto other = ask(door, "4", {{"id", "u4"}, {"name", "Tomas"}});
  REQUIRE(rate(door, other, 2, "Too slow").status == 200);
}

inline std::vector<std::string> ids_of(const json::object& answer, const char* list) {
  std::vector<std::string> ids;
  for (const json::value& item : answer.at(list).as_array()) {
    ids.emplace_back(item.at("id").as_string());
  }
  return ids;
}

using Ids = std::vector<std::string>;

/// Everything that staff can read.
inline std::string all_answers(TestDoor& door) {
  std::string text;
  for (const char* path :
       {"/api/requests/1", "/api/requests/2", "/api/requests/3", "/api/requests/1/customer",
        "/api/follow-ups?state=open,contacted,voided,addressed,withdrawn", "/api/asides",
        "/api/follow-ups?q=CANARY", "/api/people/u17", "/api/people/ingrid@canary.example"}) {
    text += get(door, path).body;
  }
  text += door.host("GET", "/api/outbox?kind=mail.send", {}).body;
  return text;
}

inline bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace amends::testing
