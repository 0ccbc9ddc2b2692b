// A case, and whom the mails about it go to.
#pragma once

#include <set>
#include <string>

#include "contract/worked_case.hpp"

namespace amends::testing {

using Told = std::set<std::string>;

/// "jana: assigned", "managers: reopened", "olga watches: addressed".
inline std::string reader_of(const json::value& mail) {
  const json::object& to = mail.at("to").as_object();
  std::string who =
      to.contains("user") ? std::string(to.at("user").as_string()) : std::string("managers");
  if (to.contains("watcher")) who += " watches";
  return who + ": " + std::string(mail.at("template").as_string());
}

inline std::string text_of(const json::value& mail) {
  return std::string(mail.at("text").as_string());
}

class ToldCase : public WorkedCase {
 public:
  /// Its grace period is over.
  void settle() {
    door.clock.pass(130);
    REQUIRE(door.host("POST", "/api/tick", json::object{}).status == 200);
  }
  void give_to(std::string_view person) {
    REQUIRE(command("assign", {{"assignee", {{"id", person}, {"name", person}}}}).status == 200);
  }
  void address() {
    REQUIRE(command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  }
  void watch(std::string_view person) {
    const json::object body{{"person", {{"id", person}, {"name", person}}}};
    REQUIRE(command("watch", body).status == 200);
  }
  /// The customer says more.
  void add(json::object details) {
    details["op"] = "op-of-an-addition-" + std::to_string(++additions_);
    details["key"] = "key-of-her-browser";
    details["nonce"] = door.nonce(token());
    const Reply added = door.customer("POST", "/r/" + token(), details);
    INFO(added.body);
    REQUIRE(added.status == 200);
  }

  /// Not within the minute in which nobody could tell which answer is meant.
  void answer(int answer) {
    door.clock.pass(61);
    door.rate(token(), answer, "op-of-an-answer-" + std::to_string(++additions_));
  }

  std::string case_of(std::string_view request) {
    const Reply found = door.staff("manager", "GET", "/api/requests/" + std::string(request));
    return std::string(found.object().at("follow_ups").at(0).at("id").as_string());
  }
  json::value work_on(const std::string& id, const std::string& verb, json::object body) {
    const std::string way = "/api/follow-ups/" + id;
    body["revision"] = door.staff("manager", "GET", way).object().at("revision");
    const Reply done = door.staff("manager", "POST", way + "/" + verb, body);
    INFO(done.body);
    REQUIRE(done.status == 200);
    return done.object().at("follow_up");
  }

  json::array take_mails() { return mails(door); }
  Told told() {
    Told all;
    for (const json::value& mail : take_mails()) {
      const bool once = all.insert(reader_of(mail)).second;
      CHECK(once);
    }
    return all;
  }

  void use_webhook(const std::vector<std::string>& events, const std::string& format = "json") {
    const json::object hook{{"id", "crm"},
                            {"url", "https://hooks.example.org/crm"},
                            {"events", json::array(events.begin(), events.end())},
                            {"format", format}};
    change_settings(door, {{"webhooks", json::array{hook}}});
  }
  json::array deliveries() {
    const json::object wish{{"consumer", "deliver"}, {"kinds", json::array{"webhook.send"}}};
    const json::array effects =
        door.host("POST", "/api/outbox/lease", wish).object().at("effects").as_array();
    json::array ids;
    for (const json::value& effect : effects) ids.push_back(effect.at("id"));
    door.host("POST", "/api/outbox/ack", {{"consumer", "deliver"}, {"ids", ids}});
    return effects;
  }

 private:
  int additions_ = 0;
};

}  // namespace amends::testing
