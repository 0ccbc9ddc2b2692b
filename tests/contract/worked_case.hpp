// One case of Ingrid's that the tests work on, and a helpdesk that does what the case asks of it.
#pragma once

#include <algorithm>
#include <string>

#include "contract/asking.hpp"

namespace amends::testing {

class WorkedCase {
 public:
  WorkedCase() {
    token_ = door.asked();
    door.rate(token_, 1, "op-0123456789abcdef");
    id_ = std::string(door.first_case().at("id").as_string());
    take();  // from now on it is known what this helpdesk can do
  }

  const std::string& id() const { return id_; }
  const std::string& token() const { return token_; }
  std::string path() const { return "/api/follow-ups/" + id_; }
  json::object view() { return door.staff("manager", "GET", path()).object(); }
  std::int64_t revision() { return view().at("revision").as_int64(); }

  Reply command(const std::string& name, json::object body) {
    if (!body.contains("revision")) body["revision"] = revision();
    return door.staff("manager", "POST", path() + "/" + name, body);
  }
  /// As somebody else than Marta.
  Reply as(const json::object& actor, std::string_view method, const std::string& verb,
           const json::value& body = nullptr) {
    json::object members{{"headers", {{"x-amends", "1"}}}, {"actor", actor}};
    if (!body.is_null()) members["body"] = json::serialize(body);
    return door.call(method, path() + verb, members);
  }

  /// What the helpdesk is to do now.
  json::array take() {
    const Reply leased = door.host(
        "POST", "/api/outbox/lease",
        {{"consumer", "redmine"}, {"kinds", json::array{"request.reply", "request.reopen"}}});
    INFO(leased.body);
    return leased.object().at("effects").as_array();
  }
  Reply done(const json::value& effect) {
    return door.host("POST", "/api/outbox/ack",
                     {{"consumer", "redmine"}, {"ids", json::array{effect.at("id")}}});
  }
  Reply failed(const json::value& effect, bool final = false) {
    json::object one{{"id", effect.at("id")}, {"error", "no such address"}};
    if (final) one["final"] = true;
    return door.host("POST", "/api/outbox/ack",
                     {{"consumer", "redmine"}, {"failed", json::array{one}}});
  }

  json::object last_entry() { return view().at("timeline").as_array().back().as_object(); }
  json::object last_task() { return view().at("tasks").as_array().back().as_object(); }
  std::size_t entries(std::string_view type) {
    const json::object shown = view();
    const json::array& timeline = shown.at("timeline").as_array();
    return static_cast<std::size_t>(std::count_if(
        timeline.begin(), timeline.end(),
        [&](const json::value& entry) { return entry.at("type").as_string() == type; }));
  }
  bool allows(std::string_view name) {
    const json::object shown = view();
    const json::array& allowed = shown.at("allowed").as_array();
    return std::any_of(allowed.begin(), allowed.end(),
                       [&](const json::value& each) { return each.as_string() == name; });
  }

  TestDoor door;

 private:
  std::string token_;
  std::string id_;
};

inline json::object person(std::string_view id, std::string_view role) {
  return {{"id", id}, {"name", id}, {"roles", json::array{role}}};
}

}  // namespace amends::testing
