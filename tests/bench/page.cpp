#include "bench/page.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>
#include <vector>

#include "amends.h"
#include "bench/helpdesk.hpp"
#include "bench/measure.hpp"

namespace amends::bench {
namespace {

constexpr int warm_up = 500;
constexpr int pages = 5000;
constexpr std::int32_t deadline_ms = 5000;

class Library {
 public:
  explicit Library(const std::string& store) {
    const std::string config = json::serialize(json::object{{"store", store}});
    if (amends_open(config.data(), config.size(), &instance_, nullptr) != AMENDS_STATUS_OK) {
      throw std::runtime_error("amends_open failed");
    }
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { amends_close(instance_); }

  std::string handle(const std::string& request) {
    amends_bytes* answer = nullptr;
    if (amends_handle(instance_, request.data(), request.size(), deadline_ms, &answer, nullptr) !=
        AMENDS_STATUS_OK) {
      throw std::runtime_error("amends_handle failed");
    }
    std::string text(amends_bytes_data(answer), amends_bytes_size(answer));
    amends_free(answer);
    return text;
  }

 private:
  amends_instance* instance_ = nullptr;
};

json::object page_request(const std::string& token, std::string_view accept) {
  return {{"method", "GET"},
          {"path", "/r/" + token},
          {"base_url", "https://help.example.org/amends"},
          {"headers", {{"accept", accept}}}};
}

template <class Door>
double median_us(Door& door, const std::string& request) {
  for (int i = 0; i < warm_up; ++i) door.handle(request);
  std::vector<double> times;
  for (int i = 0; i < pages; ++i) {
    times.push_back(1e6 * seconds_of([&] { door.handle(request); }));
  }
  return median(std::move(times));
}

// The library's store has a key of its own, so it asks for itself.
std::string asked(Library& library) {
  const auto host = [&](const char* method, const char* path, const json::object& body) {
    const json::object request{{"method", method},
                               {"path", path},
                               {"base_url", "https://help.example.org/amends"},
                               {"body", json::serialize(body)},
                               {"actor", {{"id", "helpdesk"}, {"roles", json::array{"host"}}}}};
    return json::parse(library.handle(json::serialize(request))).as_object();
  };
  host("PUT", "/api/requests/1", {{"status", "completed"}, {"requester", {{"id", "u1"}}}});
  const json::object answer = host("POST", "/api/invitations", {{"request", "1"}});
  const json::object body = json::parse(std::string(answer.at("body").as_string())).as_object();
  return std::string(body.at("token").as_string());
}

}  // namespace

json::object measure_page(const std::string& folder) {
  Library library(folder + "/library.db");
  const std::string token = asked(library);
  Tape tape;
  Helpdesk core(folder + "/core.db", &tape);
  const std::string core_token = core.asked(1);

  json::object result;
  for (const std::string_view accept : {"text/html", "application/json"}) {
    const std::string request = json::serialize(page_request(token, accept));
    const std::string core_request = json::serialize(page_request(core_token, accept));
    core.handle(core_request);
    tape.steps.clear();
    core.handle(core_request);
    const std::size_t statements = tape.steps.size();
    result.emplace(accept, json::object{{"through_the_library_us", median_us(library, request)},
                                        {"in_the_core_us", median_us(core, core_request)},
                                        {"statements", statements}});
  }
  return result;
}

}  // namespace amends::bench
