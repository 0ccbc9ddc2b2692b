// A store that cannot be written to, or a disk that is full: each call answers with one clear line
// and a stable code, nothing is half written, and when there is room the same instance serves
// again.
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "abi/closed_store.hpp"
#include "abi/faulty_store.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {

using namespace amends::testing;

namespace {

constexpr uid_t unprivileged_user = 65534;

/// Root may write everything: in this scope it is somebody else.
class Unprivileged {
 public:
  Unprivileged() : was_(::geteuid()) { become(was_ == 0 ? unprivileged_user : was_); }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() { become(was_); }

 private:
  static void become(uid_t user) {
    if (::seteuid(user) != 0) std::abort();
  }
  uid_t was_;
};

// The key file is its owner's alone, also where the store is not written.
void give_key_to_unprivileged(const TemporaryFolder& folder) {
  const std::string key = folder.file("store.db.key");
  if (::geteuid() == 0) REQUIRE(::chown(key.c_str(), unprivileged_user, 0) == 0);
}

void allow(const TemporaryFolder& folder, mode_t folder_mode, mode_t file_mode) {
  ::chmod(folder.path().c_str(), folder_mode);
  for (const char* end : {"", "-wal", "-shm"}) {
    ::chmod(folder.file(std::string("store.db") + end).c_str(), file_mode);
  }
}

/// Whether health, which writes nothing, says so.
bool warns_of(const Library& library, std::string_view what) {
  return library.host("GET", "/api/health").body.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("a store that this user may not write", "[fault]") {
  const TemporaryFolder folder;
  make_store(folder.file("store.db"));
  const Library library(folder.file("store.db"));
  give_key_to_unprivileged(folder);
  {
    allow(folder, 0555, 0444);
    const Unprivileged scope;
    CHECK(is_refused(library, "store_read_only"));
  }
  allow(folder, 0755, 0644);
  CHECK_FALSE(warns_of(library, "the data cannot be written"));
  CHECK(library.tell("17").status == 200);
}

// Such as root's timer and the helpdesk's own user.
TEST_CASE("a store that another user has open, and that this one may only read", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  give_key_to_unprivileged(folder);
  const Library other(store);
  REQUIRE(serves(other));
  const Library library(store);
  {
    allow(folder, 0555, 0444);
    const Unprivileged scope;
    CHECK(warns_of(library, "the data cannot be written"));
    CHECK(is_refused(library.tell("17"), "store_read_only"));
    CHECK(warns_of(library, "the data cannot be written"));
  }
  allow(folder, 0755, 0644);
  CHECK_FALSE(warns_of(library, "the data cannot be written"));
  CHECK(library.tell("17").status == 200);
}

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
  Ballot ballot(library);
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
int votes_until_full(Library& library, Ballot& ballot) {
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
  Ballot ballot(library);
  const int acknowledged = votes_until_full(library, ballot);
  if (acknowledged < 1) return false;
  if (!warns_of(library, "all but full")) return false;
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

}  // namespace amends
