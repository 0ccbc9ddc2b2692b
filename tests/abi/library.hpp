// libamends-test.so as a test sees it: through the C functions only, with its memory owned.
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "amends_test.h"
#include "core/model/json.hpp"

namespace amends::testing {

struct Reply {
  std::int32_t library_status = AMENDS_STATUS_OK;  // the rest is empty when it is another
  int status = 0;
  std::string body;

  json::object object() const { return json::parse(body).as_object(); }
  std::string code() const { return std::string(object().at("code").as_string()); }
  std::string detail() const { return std::string(object().at("detail").as_string()); }
};

class Library {
 public:
  static constexpr std::int64_t noon = 1'795'521'600'000;  // 2026-11-24T12:00:00Z

  /// A store that is made when it is missing; the clock stands at noon.
  explicit Library(const std::string& store) : Library(json::object{{"store", store}}) {}
  explicit Library(const json::object& config) : instance_(open(json::serialize(config))) {
    set_clock(noon);
  }

  void set_clock(std::int64_t now_ms) { amends_test_set_clock_ms(instance_.get(), now_ms); }
  /// Of the calls that name none.
  void set_deadline_ms(std::int32_t deadline_ms) { deadline_ms_ = deadline_ms; }
  void close() { instance_.reset(); }

  Reply call(std::string_view method, std::string_view path,
             const json::object& members = {}) const {
    json::object request{{"method", method}, {"base_url", "https://help.example.org/amends"}};
    const std::size_t mark = path.find('?');
    request["path"] = path.substr(0, mark);
    if (mark != std::string_view::npos) request["query"] = path.substr(mark + 1);
    for (const auto& member : members) request[member.key()] = member.value();
    return send(json::serialize(request));
  }

  Reply send(std::string_view request) const {
    amends_bytes* bytes = nullptr;
    Reply reply;
    reply.library_status = amends_handle(instance_.get(), request.data(), request.size(),
                                         deadline_ms_, &bytes, nullptr);
    if (reply.library_status != AMENDS_STATUS_OK) return reply;
    const json::object document = json::parse(text_of(bytes)).as_object();
    reply.status = document.at("status").to_number<int>();
    if (document.contains("body")) reply.body = document.at("body").as_string();
    return reply;
  }

  Reply host(std::string_view method, std::string_view path, const json::value& body = {}) const {
    return as({{"id", "redmine"}, {"roles", json::array{"host"}}}, method, path, body);
  }
  Reply manager(std::string_view method, std::string_view path,
                const json::value& body = {}) const {
    return as({{"id", "marta"}, {"name", "Marta"}, {"roles", json::array{"manager"}}}, method, path,
              body);
  }
  Reply manager_csv(std::string_view path) const {
    return call("GET", path,
                {{"actor", {{"id", "marta"}, {"name", "Marta"}, {"roles", json::array{"manager"}}}},
                 {"headers", {{"accept", "text/csv"}}}});
  }
  Reply customer(std::string_view method, std::string_view path,
                 const json::value& body = {}) const {
    json::object members{{"headers",
                          {{"accept", "application/json"},
                           {"content-type", "application/json"},
                           {"origin", "https://help.example.org"},
                           {"sec-fetch-site", "same-origin"}}}};
    if (!body.is_null()) members["body"] = json::serialize(body);
    return call(method, path, members);
  }

  /// A request that is completed.
  Reply tell(const std::string& request, const std::string& subject = "VPN drops") const {
    return host("PUT", "/api/requests/" + request,
                {{"status", "completed"},
                 {"requester", {{"id", "u-" + request}, {"name", "Ingrid Solberg"}}},
                 {"subject", subject},
                 {"agent", "eoin"},
                 {"team", "Network"}});
  }
  /// A completed request that was asked about; the token of its link.
  std::string ask(const std::string& request) const {
    tell(request);
    const Reply asked = host("POST", "/api/invitations", {{"request", request}});
    return asked.status == 201 ? std::string(asked.object().at("token").as_string()) : "";
  }
  std::string nonce(const std::string& token) const {
    const Reply page = customer("GET", "/r/" + token);
    return page.status == 200 ? std::string(page.object().at("nonce").as_string()) : "";
  }
  Reply rate(const std::string& token, const std::string& nonce, int answer,
             const std::string& op) const {
    return customer(
        "POST", "/r/" + token,
        {{"answer", answer}, {"nonce", nonce}, {"op", op}, {"key", "key-of-browser-1"}});
  }

  std::string drain_log() const {
    amends_bytes* bytes = nullptr;
    amends_drain_log(instance_.get(), &bytes, nullptr);
    return text_of(bytes);
  }

 private:
  struct Close {
    void operator()(amends_instance* instance) const { amends_close(instance); }
  };

  static amends_instance* open(const std::string& config) {
    amends_instance* instance = nullptr;
    amends_open(config.data(), config.size(), &instance, nullptr);
    return instance;
  }
  static std::string text_of(amends_bytes* bytes) {
    std::string text(amends_bytes_data(bytes), amends_bytes_size(bytes));
    amends_free(bytes);
    return text;
  }
  Reply as(const json::object& actor, std::string_view method, std::string_view path,
           const json::value& body) const {
    json::object members{{"actor", actor}, {"headers", {{"x-amends", "1"}}}};
    if (!body.is_null()) members["body"] = json::serialize(body);
    return call(method, path, members);
  }

  std::unique_ptr<amends_instance, Close> instance_;
  std::int32_t deadline_ms_ = 0;
};

}  // namespace amends::testing
