// The application with a clock and an entropy that the test holds, over any store.
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "contract/store_backend.hpp"
#include "core/api/application.hpp"
#include "core/api/link_keys.hpp"
#include "core/model/json.hpp"
#include "native-plugin/store/system_ports.hpp"
#include "support/held_clock.hpp"
#include "support/seeded_entropy.hpp"

namespace amends::testing {

struct Reply {
  int status = 0;
  std::map<std::string, std::string> headers;
  std::string body;
  json::array effects;

  json::object object() const { return json::parse(body).as_object(); }
  std::string code() const { return std::string(object().at("code").as_string()); }
};

class TestDoor {
 public:
  /// Calls go to the processes of a host by turns; they share the store and nothing else.
  explicit TestDoor(int processes = 1, std::uint64_t seed = 1)
      : TestDoor(StoreBackend(), processes, seed) {}
  /// Over a store of the test's own, whose keys come from `root`.
  explicit TestDoor(Store& store, Bytes root = Bytes(32, 7))
      : TestDoor(StoreBackend(store), 1, 1, std::move(root)) {}

  Reply call(std::string_view method, std::string_view path, const json::object& members = {}) {
    json::object request{{"method", method}, {"base_url", "https://help.example.org/amends"}};
    const std::size_t mark = path.find('?');
    request["path"] = path.substr(0, mark);
    if (mark != std::string_view::npos) request["query"] = path.substr(mark + 1);
    for (const auto& member : members) request[member.key()] = member.value();
    turn_ = (turn_ + 1) % applications_.size();
    return read(applications_[turn_].handle(json::serialize(request)));
  }
  Reply read(const std::string& text) {
    const json::object document = json::parse(text).as_object();
    Reply answer;
    answer.status = static_cast<int>(document.at("status").as_int64());
    for (const auto& header : document.at("headers").as_array()) {
      answer.headers[std::string(header.as_array()[0].as_string())] =
          std::string(header.as_array()[1].as_string());
    }
    if (document.contains("body")) answer.body = std::string(document.at("body").as_string());
    answer.effects = document.at("effects").as_array();
    return answer;
  }
  Reply host(std::string_view method, std::string_view path, const json::value& body,
             json::object headers = {}) {
    return call(method, path,
                {{"body", json::serialize(body)},
                 {"headers", std::move(headers)},
                 {"actor", {{"id", "redmine"}, {"roles", json::array{"host"}}}}});
  }
  Reply staff(std::string_view role, std::string_view method, std::string_view path,
              const json::value& body = nullptr) {
    json::object members{{"headers", {{"x-amends", "1"}}},
                         {"actor", {{"id", "marta"}, {"name", "Marta"}, {"roles", {role}}}}};
    members["actor"].as_object()["roles"] = json::array{role};
    if (!body.is_null()) members["body"] = json::serialize(body);
    return call(method, path, members);
  }
  /// As the widget in a browser does.
  Reply customer(std::string_view method, std::string_view path,
                 const json::value& body = nullptr) {
    json::object members{{"headers",
                          {{"accept", "application/json"},
                           {"content-type", "application/json"},
                           {"origin", "https://help.example.org"},
                           {"sec-fetch-site", "same-origin"},
                           {"sec-fetch-mode", "cors"}}}};
    if (!body.is_null()) members["body"] = json::serialize(body);
    return call(method, path, members);
  }

  void use_ring(const KeyRing& ring) {
    for (Application& application : applications_) {
      application.use_link_keys(derive_link_keys(signer_, Bytes(32, 7), ring));
    }
  }

  /// A completed request of Ingrid's that was asked about: the token in its mail.
  std::string asked(std::string_view id = "17") {
    host(
        "PUT", "/api/requests/" + std::string(id),
        {{"status", "completed"},
         {"requester", {{"id", "u17"}, {"name", "Ingrid Solberg"}, {"mail", "ingrid@example.org"}}},
         {"subject", "VPN drops"},
         {"agent", "eoin"},
         {"team", "Network"},
         {"queue", "VPN"}});
    const Reply answer = host("POST", "/api/invitations", {{"request", id}});
    return std::string(answer.object().at("token").as_string());
  }
  std::string nonce(const std::string& token) {
    const auto view = customer("GET", "/r/" + token).object();
    clock.pass(1);
    return std::string(view.at("nonce").as_string());
  }
  /// As a browser without scripts does; `headers` beside the content type.
  Reply send_form(const std::string& token, const std::string& form,
                  json::object headers = {{"origin", "https://help.example.org"}}) {
    headers["content-type"] = "application/x-www-form-urlencoded";
    headers["accept"] = "text/html";
    return call("POST", "/r/" + token, {{"headers", headers}, {"body", form}});
  }
  Reply rate(const std::string& token, int answer, std::string_view op,
             std::string_view key = "key-of-her-browser") {
    return customer("POST", "/r/" + token,
                    {{"answer", answer}, {"op", op}, {"key", key}, {"nonce", nonce(token)}});
  }
  json::object first_case() {
    return staff("manager", "GET", "/api/follow-ups")
        .object()
        .at("items")
        .as_array()
        .at(0)
        .as_object();
  }

  StoreBackend backend;
  HeldClock clock;

 private:
  TestDoor(StoreBackend opened, int processes, std::uint64_t seed, Bytes root = Bytes(32, 7))
      : backend(std::move(opened)) {
    entropy_.seed(seed);
    for (int made = 0; made < processes; ++made) {
      applications_.emplace_back(ApplicationConfig{"default", root}, ports());
    }
  }
  ApplicationPorts ports() { return {backend.store(), clock, entropy_, signer_, assets_, {}}; }

  SeededEntropy entropy_;
  SodiumSigner signer_;
  NoAssets assets_;
  std::deque<Application> applications_;
  std::size_t turn_ = 0;
};

}  // namespace amends::testing
