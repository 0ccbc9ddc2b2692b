// What a store can suffer while a host has it open: each call answers with one clear line and a
// stable code by its deadline, nothing is half written, and when the fault is over the same
// instance serves again.
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "abi/children.hpp"
#include "abi/closed_store.hpp"
#include "abi/library.hpp"
#include "contract/temporary_folder.hpp"
#include "unit/catch_result.hpp"

namespace amends {
namespace {

using namespace amends::testing;

std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& path, const std::string& contents) {
  std::ofstream(path, std::ios::binary) << contents;
}

bool serves(const Library& library) {
  return library.manager("GET", "/api/health").status == 200;
}

// One line without a trailing period, and without a folder: it may reach a public page.
bool is_one_clear_line(const std::string& text) {
  return !text.empty() && text.back() != '.' && text.find('\n') == std::string::npos &&
         text.find('/') == std::string::npos;
}

bool is_refused(const Reply& reply, const std::string& code) {
  if (reply.status != 503) return false;
  UNSCOPED_INFO(reply.body);
  return reply.code() == code && is_one_clear_line(reply.detail());
}

bool is_refused(const Library& library, const std::string& code) {
  return is_refused(library.manager("GET", "/api/health"), code) &&
         is_refused(library.tell("17"), code);
}

/// A store that was used, and whose library is gone.
void make_store(const std::string& path) {
  const Library library(path);
  REQUIRE_FALSE(library.ask("before").empty());
}

/// A link with what is needed to vote by it.
struct Ballot {
  std::string token;
  std::string nonce;

  explicit Ballot(Library& library, const std::string& request = "17")
      : token(library.ask(request)), nonce(library.nonce(token)) {
    library.set_clock(Library::noon + 1000);
  }
  Reply vote(const Library& library, int number) const {
    return library.rate(token, nonce, 1 + number % 5,
                        "press-with-number-" + std::to_string(1000 + number));
  }
};

bool has_answer(const Library& library, const std::string& request, int answer) {
  const json::object shown = library.manager("GET", "/api/requests/" + request).object();
  const json::array& ratings = shown.at("ratings").as_array();
  return ratings.size() == 1 && ratings[0].at("answer") == answer;
}

}  // namespace

// --- not there, or not ours ---------------------------------------------------------------------

TEST_CASE("a store that is missing is not made where that is not wanted", "[fault]") {
  const TemporaryFolder folder;
  const Library library(json::object{{"store", folder.file("store.db")}, {"create", false}});
  CHECK(is_refused(library, "store_missing"));
  CHECK(std::filesystem::is_empty(folder.path()));
  make_store(folder.file("store.db"));
  CHECK(serves(library));
}

TEST_CASE("a store in a folder that is missing", "[fault]") {
  const TemporaryFolder folder;
  const Library library(folder.file("later/store.db"));
  CHECK(is_refused(library, "store_missing"));
  std::filesystem::create_directory(folder.file("later"));
  CHECK(serves(library));
}

TEST_CASE("a store that goes away while in use is not made anew", "[fault]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  REQUIRE_FALSE(library.ask("17").empty());
  std::filesystem::create_directory(folder.file("away"));
  const auto move_all = [](const std::string& from, const std::string& to) {
    for (const char* end : {"", "-wal", "-shm"}) {
      std::error_code not_there;
      std::filesystem::rename(from + "/store.db" + end, to + "/store.db" + end, not_there);
    }
  };
  move_all(folder.path(), folder.file("away"));
  CHECK(is_refused(library, "store_missing"));
  CHECK_FALSE(std::filesystem::exists(folder.file("store.db")));
  move_all(folder.file("away"), folder.path());
  CHECK(library.manager("GET", "/api/requests/17").status == 200);
  CHECK(library.tell("18").status == 200);
  library.close();
  CHECK(is_whole(folder.file("store.db")));
}

TEST_CASE("a file that is no database is refused and left as it is", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  const std::string good = contents_of(store);
  const std::string garbage(9000, 'g');
  write_file(store, garbage);
  const Library library(store);
  CHECK(is_refused(library, "store_not_a_database"));
  CHECK(contents_of(store) == garbage);
  write_file(store, good);
  CHECK(library.manager("GET", "/api/requests/before").status == 200);
}

TEST_CASE("a store that was cut short is refused and left as it is", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  const std::string good = contents_of(store);
  const std::string cut = good.substr(0, good.size() / 3);
  write_file(store, cut);
  const Library library(store);
  CHECK(is_refused(library, "store_unavailable"));
  CHECK(contents_of(store) == cut);
  write_file(store, good);
  CHECK(library.manager("GET", "/api/requests/before").status == 200);
}

TEST_CASE("a store of a newer schema is refused and left as it is", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  const auto run = [&](const char* sql) {
    const auto connection = SqliteConnection::open({store}, no_deadline).value();
    REQUIRE(connection->run(sql, {}, {}));
  };
  run("INSERT INTO schema_versions (version) VALUES (999)");
  const Library library(store);
  CHECK(is_refused(library, "store_newer"));
  run("DELETE FROM schema_versions WHERE version = 999");
  CHECK(library.manager("GET", "/api/requests/before").status == 200);
}

TEST_CASE("a key file that is missing, damaged or another store's", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  make_store(folder.file("other.db"));
  const std::string good = contents_of(store + ".key");
  const Library library(store);
  std::filesystem::remove(store + ".key");
  CHECK(is_refused(library, "store_key_missing"));
  write_file(store + ".key", "not hexadecimal");
  CHECK(is_refused(library, "store_unavailable"));
  write_file(store + ".key", contents_of(folder.file("other.db.key")));
  CHECK(is_refused(library, "store_key_missing"));
  write_file(store + ".key", good);
  CHECK(library.manager("GET", "/api/requests/before").status == 200);
}

// --- not writable -------------------------------------------------------------------------------

namespace {

/// Root may write everything: in this scope it is somebody else.
class Unprivileged {
 public:
  Unprivileged() : was_(::geteuid()) { become(was_ == 0 ? 65534 : was_); }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() { become(was_); }

 private:
  static void become(uid_t user) {
    if (::seteuid(user) != 0) std::abort();
  }
  uid_t was_;
};

void allow(const TemporaryFolder& folder, mode_t folder_mode, mode_t file_mode) {
  ::chmod(folder.path().c_str(), folder_mode);
  for (const char* end : {"", "-wal", "-shm", ".key"}) {
    ::chmod(folder.file(std::string("store.db") + end).c_str(), file_mode);
  }
}

}  // namespace

TEST_CASE("a store that this user may not write", "[fault]") {
  const TemporaryFolder folder;
  make_store(folder.file("store.db"));
  const Library library(folder.file("store.db"));
  {
    allow(folder, 0555, 0444);
    const Unprivileged scope;
    CHECK(is_refused(library.tell("17"), "store_read_only"));
  }
  allow(folder, 0755, 0644);
  CHECK(library.tell("17").status == 200);
}

// --- full ---------------------------------------------------------------------------------------

namespace {

/// No file of this process may grow beyond a size within this scope.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &was_);
    const rlimit small{bytes, was_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;
  ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &was_); }

 private:
  rlimit was_{};
};

bool is_blocked_or_pending(int signal) {
  sigset_t blocked;
  sigset_t pending;
  ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
  ::sigpending(&pending);
  return sigismember(&blocked, signal) == 1 || sigismember(&pending, signal) == 1;
}

}  // namespace

TEST_CASE("a file that may not grow is a full disk, and no signal", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  Library library(store);
  const Ballot ballot(library);
  {
    const SmallFiles scope(std::filesystem::file_size(store + "-wal"));
    const Reply refused = ballot.vote(library, 1);
    CHECK(is_refused(refused, "store_full"));
    CHECK(library.customer("GET", "/r/" + ballot.token).status == 200);
    CHECK_FALSE(is_blocked_or_pending(SIGXFSZ));
  }
  CHECK(ballot.vote(library, 1).status == 200);
  CHECK(has_answer(library, "17", 2));
  library.close();
  CHECK(is_whole(store));
}

namespace {

// Votes until the disk is full. How many were acknowledged; -1 when the end was another one.
int votes_until_full(const Library& library, const Ballot& ballot) {
  for (int number = 0; number < 5000; ++number) {
    const Reply reply = ballot.vote(library, number);
    if (reply.status == 200) continue;
    return is_refused(reply, "store_full") ? number : -1;
  }
  return -1;
}

bool survives_a_full_disk(const std::string& folder) {
  const std::string store = folder + "/store.db";
  const std::string ballast = folder + "/ballast";
  write_file(ballast, std::string(400'000, 'b'));
  Library library(store);
  const Ballot ballot(library);
  const int acknowledged = votes_until_full(library, ballot);
  if (acknowledged < 1) return false;
  if (!has_answer(library, "17", 1 + (acknowledged - 1) % 5)) return false;
  std::filesystem::remove(ballast);
  if (ballot.vote(library, acknowledged).status != 200) return false;
  if (!has_answer(library, "17", 1 + acknowledged % 5)) return false;
  library.close();
  return is_whole(store);
}

}  // namespace

TEST_CASE("a disk that is full", "[fault]") {
  const TemporaryFolder folder;
  const char* path = folder.path().c_str();
  if (::mount("tmpfs", path, "tmpfs", 0, "size=1500k") != 0) {
    WARN("not tried: a small disk takes the right to mount");
    return;
  }
  CHECK(survives_a_full_disk(folder.path()));
  CHECK(::umount(path) == 0);
}

// --- locked -------------------------------------------------------------------------------------

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
  const Ballot ballot(library);
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
  const Ballot ballot(library);
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
