// Many ask at once of a store that is not there yet: one of them makes it, and all are served.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "abi/children.hpp"
#include "abi/closed_store.hpp"
#include "abi/effort.hpp"
#include "abi/library.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {
namespace {

using namespace amends::testing;

constexpr int rounds = effort(12, 3);

/// Calls of several threads, which all begin at once. How many were good.
int good_calls_at_once(const Library& library, const std::string& name) {
  constexpr int threads = 6;
  std::atomic<int> ready = 0;
  std::atomic<int> good = 0;
  std::vector<std::thread> running;
  for (int thread = 0; thread < threads; ++thread) {
    running.emplace_back([&, thread] {
      ++ready;
      while (ready < threads) std::this_thread::yield();
      const Reply told = library.tell(name + std::to_string(thread));
      if (told.status == 200) ++good;
    });
  }
  for (std::thread& each : running) each.join();
  return good;
}

}  // namespace

TEST_CASE("threads that call first at once make one store", "[first]") {
  const TemporaryFolder folder;
  for (int round = 0; round < rounds; ++round) {
    const std::string store = folder.file(std::to_string(round) + ".db");
    Library library(store);
    library.set_deadline_ms(60'000);
    CHECK(good_calls_at_once(library, "t") == 6);
    library.close();
    CHECK(is_whole(store));
  }
}

TEST_CASE("processes that call first at once make one store", "[first]") {
  const TemporaryFolder folder;
  for (int round = 0; round < rounds; ++round) {
    const std::string store = folder.file(std::to_string(round) + ".db");
    std::vector<pid_t> children;
    for (int child = 0; child < 4; ++child) {
      children.push_back(start_child([&] {
        Library library(store);
        library.set_deadline_ms(60'000);
        return library.tell("c" + std::to_string(child)).status == 200;
      }));
    }
    CHECK(good_ends(children) == 4);
    CHECK(is_whole(store));
  }
}

}  // namespace amends
