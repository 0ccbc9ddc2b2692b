// A store that another process keeps locked: each call answers by its deadline, and when the lock
// is gone the same instance serves again.
#include <fcntl.h>
#include <unistd.h>
#include <chrono>
#include <thread>

#include "abi/children.hpp"
#include "abi/closed_store.hpp"
#include "abi/faulty_store.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {

using namespace amends::testing;

namespace {

/// Another process that holds the store's write lock until the end of the scope.
class Locked {
 public:
  explicit Locked(const std::string& store) {
    REQUIRE(::pipe2(ready_, O_CLOEXEC) == 0);
    REQUIRE(::pipe2(over_, O_CLOEXEC) == 0);
    child_ = start_child([&] {
      const auto connection = SqliteConnection::open({store}, no_deadline).value();
      if (!connection->begin()) return false;
      char byte = 0;
      if (::write(ready_[1], &byte, 1) != 1) return false;
      return ::read(over_[0], &byte, 1) == 1;
    });
    char byte = 0;
    REQUIRE(::read(ready_[0], &byte, 1) == 1);
  }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;
  ~Locked() {
    const char byte = 0;
    if (::write(over_[1], &byte, 1) == 1) good_ends({child_});
    for (const int end : {ready_[0], ready_[1], over_[0], over_[1]}) ::close(end);
  }

 private:
  int ready_[2] = {-1, -1};
  int over_[2] = {-1, -1};
  pid_t child_ = -1;
};

// A machine under load may wake a thread late; a call that ignores its deadline waits for ever.
constexpr std::chrono::seconds patience{10};

class Stopwatch {
 public:
  bool within(std::chrono::milliseconds deadline) const {
    return std::chrono::steady_clock::now() - start_ <= deadline + patience;
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

TEST_CASE("a store that another process keeps locked", "[fault]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  Ballot ballot(library);
  {
    const Locked scope(folder.file("store.db"));
    for (const int deadline_ms : {1, 50, 300}) {
      library.set_deadline_ms(deadline_ms);
      const Stopwatch watch;
      CHECK(is_refused(ballot.vote(library, 1), "store_busy"));
      CHECK(watch.within(std::chrono::milliseconds(deadline_ms)));
    }
    library.set_deadline_ms(0);
    CHECK(library.customer("GET", "/r/" + ballot.token).status == 200);
  }
  CHECK(ballot.vote(library, 1).status == 200);
  CHECK(has_answer(library, "17", 2));
  library.close();
  CHECK(is_whole(folder.file("store.db")));
}

TEST_CASE("a store that is locked when it is first opened", "[fault]") {
  const TemporaryFolder folder;
  make_store(folder.file("store.db"));
  Library library(folder.file("store.db"));
  {
    const Locked scope(folder.file("store.db"));
    library.set_deadline_ms(50);
    CHECK(is_refused(library.tell("17"), "store_busy"));
  }
  library.set_deadline_ms(0);
  CHECK(library.tell("17").status == 200);
}

TEST_CASE("a fork waits no longer than the calls may take that run", "[fault]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  Ballot ballot(library);
  const Locked scope(folder.file("store.db"));
  library.set_deadline_ms(200);
  std::thread waiting([&] { ballot.vote(library, 1); });
  const Stopwatch watch;
  const pid_t child = start_child([] { return true; });
  CHECK(watch.within(std::chrono::milliseconds(200)));
  waiting.join();
  CHECK(good_ends({child}) == 1);
}

}  // namespace amends
