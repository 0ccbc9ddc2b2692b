// Hosts load the library, use it, and fork: also while other threads are inside a call.
#include <sys/syscall.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "abi/children.hpp"
#include "abi/closed_store.hpp"
#include "abi/effort.hpp"
#include "abi/library.hpp"
#include "abi/open_files.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {
namespace {

using namespace amends::testing;

constexpr int asks_of_a_child = effort(20, 5);

bool works_in_child(const Library& library, const std::string& name) {
  for (int i = 0; i < asks_of_a_child; ++i) {
    if (library.ask(name + "-" + std::to_string(i)).empty()) return false;
  }
  return library.drain_log().empty();
}

// Completed and asked about: what the acknowledgement of ask() promised.
bool is_there(const Library& library, const std::string& request) {
  const Reply reply = library.manager("GET", "/api/requests/" + request);
  return reply.status == 200 && reply.object().at("satisfaction_status").as_string() == "asked";
}

bool all_are_there(const Library& library, const std::string& name, int count) {
  for (int i = 0; i < count; ++i) {
    if (!is_there(library, name + "-" + std::to_string(i))) return false;
  }
  return true;
}

/// A thread that asks and asks until it is told to stop.
class Writer {
 public:
  Writer(const Library& library, std::string name)
      : library_(library), name_(std::move(name)), thread_([this] { write(); }) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { stop(); }

  int asked() const { return asked_; }
  bool refused() const { return refused_; }
  bool all_there() const { return all_are_there(library_, name_, asked_); }
  void stop() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
  }
  /// Returns in the middle of its work.
  void wait_for_next() const {
    const int seen = asked_;
    while (asked_ == seen && !refused_) std::this_thread::yield();
  }

 private:
  void write() {
    while (!done_ && !refused_) {
      if (library_.ask(name_ + "-" + std::to_string(asked_)).empty()) {
        refused_ = true;
      } else {
        ++asked_;
      }
    }
  }

  const Library& library_;
  const std::string name_;
  std::atomic<bool> done_ = false;
  std::atomic<bool> refused_ = false;
  std::atomic<int> asked_ = 0;
  std::thread thread_;
};

}  // namespace

TEST_CASE("a process forks before the library was used, and both go on", "[fork]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  const pid_t child = start_child([&] { return works_in_child(library, "child"); });
  CHECK_FALSE(library.ask("parent").empty());
  CHECK(good_ends({child}) == 1);
  CHECK(all_are_there(library, "child", asks_of_a_child));
  CHECK(is_there(library, "parent"));
  library.close();
  CHECK(is_whole(folder.file("store.db")));
}

TEST_CASE("a process that used the library forks, and both go on", "[fork]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  REQUIRE_FALSE(library.ask("before").empty());
  REQUIRE_FALSE(open_files_below(folder.path()).empty());
  const pid_t child = start_child(
      [&] { return open_files_below(folder.path()).empty() && works_in_child(library, "child"); });
  CHECK_FALSE(library.ask("parent").empty());
  CHECK(good_ends({child}) == 1);
  CHECK(is_there(library, "before"));
  CHECK(all_are_there(library, "child", asks_of_a_child));
  CHECK(is_there(library, "parent"));
  library.close();
  CHECK(is_whole(folder.file("store.db")));
}

TEST_CASE("eight forks while other threads write", "[fork][amid-threads]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  {
    Writer first(library, "w0");
    Writer second(library, "w1");
    std::vector<pid_t> children;
    for (int i = 0; i < 8; ++i) {
      (i % 2 == 0 ? first : second).wait_for_next();
      children.push_back(start_child([&] {
        return open_files_below(folder.path()).empty() &&
               works_in_child(library, "c" + std::to_string(i));
      }));
    }
    CHECK(good_ends(children) == 8);
    first.stop();
    second.stop();
    CHECK_FALSE(first.refused());
    CHECK_FALSE(second.refused());
    CHECK(first.asked() + second.asked() >= 8);
    CHECK(first.all_there());
    CHECK(second.all_there());
  }
  for (int i = 0; i < 8; ++i) {
    CHECK(all_are_there(library, "c" + std::to_string(i), asks_of_a_child));
  }
  library.close();
  CHECK(is_whole(folder.file("store.db")));
}

TEST_CASE("threads fork at once while others write, open and close", "[fork][amid-threads]") {
  const TemporaryFolder folder;
  const Library library(folder.file("store.db"));
  std::atomic<int> good = 0;
  std::atomic<bool> done = false;
  Writer writer(library, "w");
  std::thread opening([&] {
    while (!done) Library(folder.file("other.db")).ask("again");
  });
  std::vector<std::thread> forking;
  for (int thread = 0; thread < 3; ++thread) {
    forking.emplace_back([&, thread] {
      for (int i = 0; i < 3; ++i) {
        const std::string name = "f" + std::to_string(thread) + std::to_string(i);
        good += good_ends({start_child([&] { return !library.ask(name).empty(); })});
      }
    });
  }
  for (std::thread& each : forking) each.join();
  done = true;
  opening.join();
  writer.stop();
  CHECK(good == 9);
  CHECK_FALSE(writer.refused());
  CHECK(writer.all_there());
  for (const char* name : {"f00", "f12", "f22"}) CHECK(is_there(library, name));
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

// Its connections are its parent's: the locks that SQLite believes to hold are not there.
TEST_CASE("a process made around fork() is refused, whatever it opens", "[fork]") {
  const TemporaryFolder folder;
  const Library library(folder.file("store.db"));
  REQUIRE_FALSE(library.ask("before").empty());
  const auto make = [] { return static_cast<pid_t>(::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); };
  const pid_t child = start_child(make, [&] {
    const Library another(folder.file("store.db"));
    const Reply inherited = library.manager("GET", "/api/health");
    const Reply fresh = another.manager("GET", "/api/health");
    return inherited.status == 503 && inherited.code() == "store_unavailable" &&
           fresh.status == 503 && fresh.code() == "store_unavailable";
  });
  CHECK(good_ends({child}) == 1);
  CHECK(is_there(library, "before"));
}

}  // namespace amends
