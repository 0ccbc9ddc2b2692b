// How much memory Amends adds to one process of a host, with so many threads that use it at once:
//
//   amends_bench_worker LIBRARY STORE THREADS
//
// Prints {"bytes": …}: what the process has resident once every thread has told, asked, rated, and
// read list and report, without what it had before the library was loaded.
#include <unistd.h>

#include <barrier>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <optional>
#include <thread>
#include <vector>

#include "bench/worker/library.hpp"

namespace amends::bench {
namespace {

namespace json = boost::json;

constexpr int requests_a_thread = 40;
constexpr auto nonce_ripens = std::chrono::milliseconds(350);  // core/base/limits.hpp

std::int64_t resident_bytes() {
  std::int64_t all = 0;
  std::int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

json::object staff(const char* role) {
  return {{"id", role}, {"roles", json::array{role}}};
}

json::object request(std::string_view method, const std::string& path, const json::value& actor,
                     const json::object& body = {}) {
  json::object headers{{"accept", "application/json"},
                       {"content-type", "application/json"},
                       {"x-amends", "1"},
                       {"sec-fetch-site", "same-origin"},
                       {"sec-fetch-mode", "cors"},
                       {"sec-fetch-dest", "empty"}};
  json::object made{{"method", method},
                    {"path", path},
                    {"base_url", "https://help.example.org/amends"},
                    {"headers", std::move(headers)},
                    {"actor", actor}};
  if (method != "GET") made["body"] = json::serialize(body);
  return made;
}

std::string ask(const Library& library, const std::string& id) {
  library.call(request("PUT", "/api/requests/" + id, staff("host"),
                       {{"status", "completed"}, {"requester", {{"id", "u" + id}}}}),
               200);
  const auto asked =
      library.call(request("POST", "/api/invitations", staff("host"), {{"request", id}}), 201);
  return std::string(asked.at("token").as_string());
}

void work(const Library& library, int thread) {
  std::vector<std::pair<std::string, json::value>> pages;
  for (int i = 0; i < requests_a_thread; ++i) {
    const std::string token = ask(library, std::to_string(thread * 1000 + i));
    pages.emplace_back(token,
                       library.call(request("GET", "/r/" + token, nullptr), 200).at("nonce"));
  }
  std::this_thread::sleep_for(nonce_ripens);
  for (const auto& [token, nonce] : pages) {
    library.call(request("POST", "/r/" + token, nullptr,
                         {{"answer", 1}, {"op", "op-" + token}, {"nonce", nonce}}),
                 200);
  }
  library.call(request("GET", "/api/follow-ups", staff("manager")), 200);
  library.call(request("GET", "/api/reports/satisfaction", staff("manager")), 200);
}

std::int64_t measure(const std::string& path, const std::string& store, int threads) {
  std::optional<Library> library;
  std::barrier meet(threads + 1);
  std::vector<std::jthread> workers;
  for (int thread = 1; thread <= threads; ++thread) {
    workers.emplace_back([&, thread] {
      meet.arrive_and_wait();  // until the library is there
      work(*library, thread);
      meet.arrive_and_wait();  // all have worked
      meet.arrive_and_wait();  // and are still there while it is measured
    });
  }
  const std::int64_t before = resident_bytes();
  library.emplace(path, store);
  meet.arrive_and_wait();
  meet.arrive_and_wait();
  const std::int64_t after = resident_bytes();
  meet.arrive_and_wait();
  workers.clear();
  return after - before;
}

}  // namespace
}  // namespace amends::bench

int main(int count, char** arguments) {
  try {
    if (count != 4) throw std::runtime_error("usage: LIBRARY STORE THREADS");
    const auto bytes = amends::bench::measure(arguments[1], arguments[2], std::stoi(arguments[3]));
    std::cout << "{\"bytes\":" << bytes << "}\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << arguments[0] << ": " << error.what() << "\n";
    return 1;
  }
}
