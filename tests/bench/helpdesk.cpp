#include "bench/helpdesk.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "native-plugin/store/schema.hpp"

namespace amends::bench {

Helpdesk::Helpdesk(const std::string& path, Tape* tape)
    : connection_(expect(SqliteConnection::open({path}, no_deadline))) {
  expect(migrate(*connection_));
  Connection* used = connection_.get();
  if (tape != nullptr) {
    recording_ = std::make_unique<RecordingConnection>(*connection_, *tape);
    used = recording_.get();
  }
  store_ = std::make_unique<SqlStore>(*used, "default");
  const ApplicationConfig config{"default", Bytes(32, 7)};
  const ApplicationPorts ports{*store_, clock, entropy_, signer_, assets_, {}};
  const auto cache = make_application_cache();
  services_ = std::make_unique<Services>(config, ports, cache);
  application_ = std::make_unique<Application>(config, ports, cache);
}

json::object Helpdesk::call(const json::object& request, int status) {
  const std::string text = handle(json::serialize(request));
  const json::object answer = json::parse(text).as_object();
  if (answer.at("status") != status) throw std::runtime_error(text);
  return json::parse(std::string(answer.at("body").as_string())).as_object();
}

json::object Helpdesk::host(std::string_view method, std::string_view path,
                            const json::object& body, int status) {
  return call({{"method", method},
               {"path", path},
               {"base_url", "https://help.example.org/amends"},
               {"body", json::serialize(body)},
               {"actor", {{"id", "helpdesk"}, {"roles", json::array{"host"}}}}},
              status);
}

json::object Helpdesk::customer(std::string_view method, std::string_view path,
                                const json::object& body) {
  json::object request{{"method", method},
                       {"path", path},
                       {"base_url", "https://help.example.org/amends"},
                       {"headers",
                        {{"accept", "application/json"},
                         {"content-type", "application/json"},
                         {"origin", "https://help.example.org"},
                         {"sec-fetch-site", "same-origin"}}}};
  if (!body.empty()) request["body"] = json::serialize(body);
  return request;
}

std::string Helpdesk::asked(std::int64_t number) {
  const std::string id = std::to_string(number);
  host("PUT", "/api/requests/" + id,
       {{"status", "completed"},
        {"requester", {{"id", "u" + id}, {"name", "Ingrid Solberg"}, {"mail", "i@example.org"}}},
        {"subject", "VPN drops"},
        {"agent", "agent" + std::to_string(number % 20)},
        {"team", "team" + std::to_string(number % 5)}},
       200);
  return std::string(
      host("POST", "/api/invitations", {{"request", id}}, 201).at("token").as_string());
}

std::string Helpdesk::rating(const std::string& token, std::int64_t number) {
  const json::object page = call(customer("GET", "/r/" + token, {}), 200);
  const std::string op = "op-of-the-bench-" + std::to_string(10'000'000 + number);
  return json::serialize(customer("POST", "/r/" + token,
                                  {{"answer", number % 3 == 0 ? 1 : 5},
                                   {"op", op},
                                   {"key", "key-of-a-browser"},
                                   {"nonce", page.at("nonce")}}));
}

}  // namespace amends::bench
