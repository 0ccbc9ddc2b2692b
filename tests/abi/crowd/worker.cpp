// One process of the crowd:
//
//   amends_crowd_worker <folder> <seed> <process> <steps>
//
// Opens the library on <folder>/store.db and walks through it with eight threads, each <steps>
// steps long. Prints what each call was answered, one JSON object a line.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

#include "abi/crowd/walk.hpp"

namespace amends::testing {
namespace {

constexpr int threads = 8;
constexpr std::int64_t lived_ms = 240'000;  // so that cases settle on the way

Scene scene_in(const std::string& folder) {
  std::ifstream file(folder + "/scene.json");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return scene_from_json(json::parse(text).as_array());
}

void walk(const std::string& folder, std::uint64_t seed, const std::string& process, int steps) {
  Library library(folder + "/store.db");
  library.set_deadline_ms(60'000);
  CrowdClock clock(Library::noon + 1000, lived_ms / (threads * steps));
  const Scene scene = scene_in(folder);
  std::vector<Walk> walks;
  for (int thread = 0; thread < threads; ++thread) {
    walks.emplace_back(library, clock, scene, seed, "p" + process + "t" + std::to_string(thread));
  }
  std::vector<std::thread> running;
  for (Walk& each : walks) running.emplace_back([&each, steps] { each.take_steps(steps); });
  for (std::thread& each : running) each.join();
  for (const Walk& each : walks) {
    for (const json::object& record : each.records()) std::cout << json::serialize(record) << "\n";
  }
}

}  // namespace
}  // namespace amends::testing

int main(int count, char** arguments) {
  if (count != 5) return 2;
  try {
    amends::testing::walk(arguments[1], std::stoull(arguments[2]), arguments[3],
                          std::stoi(arguments[4]));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << arguments[0] << ": " << error.what() << "\n";
    return 1;
  }
}
