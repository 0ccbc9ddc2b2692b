// Hosts load the library, use it, and fork: also while other threads are inside a call.
#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "abi/children.hpp"
#include "abi/library.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {
namespace {

using namespace amends::testing;

bool works_in_child(const Library& library, const std::string& name) {
  for (int i = 0; i < 20; ++i) {
    if (library.ask(name + "-" + std::to_string(i)).empty()) return false;
  }
  return library.drain_log().empty();
}

// Completed and asked about: what the acknowledgement of ask() promised.
bool is_there(const Library& library, const std::string& request) {
  const Reply reply = library.manager("GET", "/api/requests/" + request);
  return reply.status == 200 && reply.object().at("satisfaction_status").as_string() == "asked";
}

}  // namespace

TEST_CASE("a process that used the library forks, and both go on", "[fork]") {
  const TemporaryFolder folder;
  const Library library(folder.file("store.db"));
  REQUIRE_FALSE(library.ask("before").empty());
  const pid_t child = start_child([&] { return works_in_child(library, "child"); });
  CHECK_FALSE(library.ask("parent").empty());
  CHECK(good_ends({child}) == 1);
  CHECK(is_there(library, "before"));
  CHECK(is_there(library, "child-19"));
  CHECK(is_there(library, "parent"));
}

TEST_CASE("eight forks while another thread writes", "[fork]") {
  const TemporaryFolder folder;
  const Library library(folder.file("store.db"));
  std::atomic<bool> done = false;
  std::atomic<int> written = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 2; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; !done; ++i) {
        const bool asked =
            !library.ask("w" + std::to_string(writer) + "-" + std::to_string(i)).empty();
        (asked ? written : refused) += 1;
      }
    });
  }
  std::vector<pid_t> children;
  for (int i = 0; i < 8; ++i) {
    const int seen = written + refused;
    while (written + refused == seen) std::this_thread::yield();
    children.push_back(
        start_child([&] { return works_in_child(library, "c" + std::to_string(i)); }));
  }
  const int good = good_ends(children);
  done = true;
  for (std::thread& writer : writers) writer.join();
  CHECK(good == 8);
  CHECK(refused == 0);
  CHECK(written >= 8);
  for (int i = 0; i < 8; ++i) CHECK(is_there(library, "c" + std::to_string(i) + "-19"));
  CHECK(is_there(library, "w0-0"));
}

TEST_CASE("a child may fork again, and close what it inherited", "[fork]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  REQUIRE_FALSE(library.ask("before").empty());
  const pid_t child = start_child([&] {
    if (library.ask("child").empty()) return false;
    const pid_t grandchild = start_child([&] {
      const bool asked = !library.ask("grandchild").empty();
      library.close();
      return asked;
    });
    library.close();
    return good_ends({grandchild}) == 1;
  });
  CHECK(good_ends({child}) == 1);
  CHECK(is_there(library, "child"));
  CHECK(is_there(library, "grandchild"));
}

}  // namespace amends
