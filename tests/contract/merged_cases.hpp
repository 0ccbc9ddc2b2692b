// Cases of one customer, one a request, that the tests merge.
#pragma once

#include <string>

#include "contract/asking.hpp"

namespace amends::testing {

class MergedCases {
 public:
  MergedCases() = default;
  explicit MergedCases(Store& store) : door(store) {}

  /// A case of Ingrid's about this request, settled, with its mail to the managers gone.
  std::string open(const std::string& request) {
    const std::string token = door.asked(request);
    tokens_[request] = token;
    rate(request, 1);
    door.clock.pass(600);
    tick();
    mails(door);
    return id_of(request);
  }
  void rate(const std::string& request, int answer) {
    const Reply rated = door.rate(tokens_.at(request), answer,
                                  "op-of-rating-number-" + std::to_string(100 + ++rated_));
    INFO(rated.body);
    REQUIRE(rated.status == 200);
  }
  json::object tick() {
    const Reply ticked = door.host("POST", "/api/tick", json::object{});
    INFO(ticked.body);
    REQUIRE(ticked.status == 200);
    return ticked.object();
  }

  json::object request(const std::string& id) {
    return door.staff("manager", "GET", "/api/requests/" + id).object();
  }
  std::string id_of(const std::string& id) {
    return std::string(request(id).at("follow_ups").at(0).at("id").as_string());
  }
  json::object view(const std::string& id) {
    return door.staff("manager", "GET", "/api/follow-ups/" + id).object();
  }
  std::string state(const std::string& id) { return std::string(view(id).at("state").as_string()); }

  Reply work(const std::string& id, const std::string& verb, json::object body = {},
             std::string_view role = "manager") {
    if (!body.contains("revision")) body["revision"] = view(id).at("revision");
    return door.staff(role, "POST", "/api/follow-ups/" + id + "/" + verb, body);
  }
  Reply merge(const std::string& id, const std::string& into, json::object body = {}) {
    body["into"] = into;
    if (!body.contains("into_revision")) body["into_revision"] = view(into).at("revision");
    return work(id, "merge", std::move(body));
  }
  Reply address(const std::string& id) {
    return work(id, "address",
                {{"outcome", "fixed"}, {"root_cause", "delay"}, {"note", "New router"}});
  }
  Reply exclude(const std::string& id, const std::string& verb = "exclude") {
    const json::object ratings = request(std::string(view(id).at("request").as_string()));
    const std::string rating(ratings.at("ratings").at(0).at("id").as_string());
    return door.staff("manager", "POST", "/api/ratings/" + rating + "/" + verb,
                      {{"reason", "Wrong request"}});
  }

  /// What the history says of a case, oldest first: "follow_up_merged …".
  std::string history(const std::string& id) {
    std::string text;
    const json::object shown = view(id);
    for (const json::value& entry : shown.at("timeline").as_array()) {
      text.append(text.empty() ? "" : " ").append(entry.at("type").as_string());
    }
    return text;
  }
  json::object last_entry(const std::string& id) {
    return view(id).at("timeline").as_array().back().as_object();
  }
  std::int64_t waiting() {
    return door.staff("manager", "GET", "/api/follow-ups")
        .object()
        .at("counts")
        .at("waiting")
        .as_int64();
  }

  TestDoor door;

 private:
  std::map<std::string, std::string> tokens_;
  int rated_ = 0;
};

/// The first one is to take care of both.
struct TwoCases : MergedCases {
  TwoCases() { open_both(); }
  explicit TwoCases(Store& store) : MergedCases(store) { open_both(); }

  std::string first;   // takes care of both
  std::string second;  // is merged

  void open_both() {
    first = open("17");
    second = open("18");
  }
  void merge_both() {
    const Reply merged = merge(second, first, {{"note", "The same outage"}});
    INFO(merged.body);
    REQUIRE(merged.status == 200);
  }
};

}  // namespace amends::testing
