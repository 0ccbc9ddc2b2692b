// A door with a knowledge base whose articles can be rated.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/door.hpp"
#include "core/store/verify.hpp"

namespace amends::testing {

class KnowledgeBase : public TestDoor {
 public:
  KnowledgeBase() { site = set_site({{"name", "Help centre"}, {"touchpoints", {"kb-article"}}}); }

  json::object settings() { return staff("admin", "GET", "/api/settings").object(); }
  Reply put(json::object wanted) {
    return staff(
        "admin", "PUT", "/api/settings",
        json::object{{"revision", settings().at("revision")}, {"settings", std::move(wanted)}});
  }
  /// Makes it the only site; says its id.
  std::string set_site(json::object members) {
    json::object wanted = settings().at("settings").as_object();
    json::object survey = wanted.at("surveys").as_array().at(0).as_object();
    survey["id"] = "article";
    survey["touchpoint"] = "kb-article";
    wanted["surveys"].as_array().resize(1);
    wanted["surveys"].as_array().push_back(survey);
    wanted["sites"] = json::array{std::move(members)};
    const Reply set = put(std::move(wanted));
    REQUIRE(set.status == 200);
    const auto sites = set.object().at("settings").at("sites").as_array();
    return std::string(sites.at(0).at("id").as_string());
  }

  std::string path(std::string_view subject = "vpn") const {
    return "/t/kb-article?site=" + site + "&subject=" + std::string(subject);
  }
  std::string nonce_of(const std::string& path) {
    const auto view = customer("GET", path).object();
    clock.pass(1);
    return std::string(view.at("nonce").as_string());
  }
  /// A vote with its own op and nonce unless `members` say otherwise.
  Reply vote(json::object members, std::string_view subject = "vpn", json::object headers = {},
             std::string_view remote = "") {
    const std::string place = path(subject);
    json::object body{{"op", "op-of-this-test-" + std::to_string(++ops_)},
                      {"key", "key-of-her-browser"},
                      {"nonce", nonce_of(place)}};
    for (auto& member : members) body[member.key()] = member.value();
    headers["accept"] = "application/json";
    headers["content-type"] = "application/json";
    return call(
        "POST", place,
        {{"body", json::serialize(body)}, {"headers", std::move(headers)}, {"remote", remote}});
  }
  json::array cases() {
    return staff("manager", "GET", "/api/follow-ups?state=waiting,withdrawn")
        .object()
        .at("items")
        .as_array();
  }
  json::object figures() {
    return staff("manager", "GET", "/api/reports/satisfaction?by=touchpoint")
        .object()
        .at("total")
        .as_object();
  }
  std::vector<std::string> damages() {
    std::vector<std::string> lines;
    SodiumSigner signer;
    SystemEntropy entropy;
    const History history = History::of_tenant("default", Bytes(32, 7), signer, entropy);
    const auto report = verify(backend.store(), history, {});
    REQUIRE(report);
    for (const Damage& damage : report->listed) lines.push_back(to_text(damage));
    return lines;
  }

  std::string site;

 private:
  int ops_ = 1000;
};

}  // namespace amends::testing
