#include "native-plugin/cli/copies/unfinished_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/text/table.hpp"
#include "native-plugin/store/files.hpp"
#include "native-plugin/store/key_file.hpp"

namespace amends::cli {
namespace {

// What SQLite keeps beside a database. One that was left behind would be read as part of another.
constexpr std::array companions = {"-wal", "-shm", "-journal"};

Failure system_failure(const std::string& what) {
  return {ExitCode::failed, what + ": " + std::strerror(errno)};
}

void check_free(const std::string& path) {
  struct stat found {};
  if (lstat(path.c_str(), &found) == 0) {
    throw Failure(ExitCode::failed, path + " is there already, and nothing is replaced");
  }
  if (errno != ENOENT) throw system_failure(path);
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

void make_empty(const std::string& path) {
  const Descriptor made(
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (made.is_open()) return;
  if (errno == EEXIST) {
    throw Failure(ExitCode::failed,
                  path + " is there: somebody is making it now, or was killed; then delete it");
  }
  throw system_failure(path + " cannot be made");
}

// Closed databases only: a lock of SQLite would be lost with the descriptor.
void sync_file(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() || fsync(file.number()) != 0) {
    throw system_failure(path + " cannot be written");
  }
}

// Not every file system knows how to rename without replacing; there, looking first must do.
void rename_new(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
  if (errno == EINVAL || errno == ENOSYS) {
    check_free(to);
    if (rename(from.c_str(), to.c_str()) == 0) return;
  }
  if (errno == EEXIST) check_free(to);
  throw system_failure(to + " cannot be made");
}

}  // namespace

UnfinishedStore::UnfinishedStore(std::string target)
    : target_(std::move(target)), path_(target_ + ".part") {
  if (!std::filesystem::is_directory(folder_of(target_))) {
    throw Failure(ExitCode::failed, "there is no folder " + folder_of(target_));
  }
  check_free(target_);
  check_free(target_ + ".key");
  for (const char* companion : companions) check_free(target_ + companion);
  make_empty(path_);
}

UnfinishedStore::~UnfinishedStore() {
  unlink(path_.c_str());
  unlink((path_ + ".key").c_str());
  unlink((path_ + ".erased").c_str());
  for (const char* companion : companions) unlink((path_ + companion).c_str());
}

void UnfinishedStore::check_space(std::int64_t bytes) const {
  struct statvfs disk {};
  // Some file systems tell neither their size nor what is free.
  if (statvfs(folder_of(path_).c_str(), &disk) != 0 || disk.f_blocks == 0) return;
  const auto free = static_cast<std::int64_t>(disk.f_bavail * disk.f_frsize);
  if (bytes <= free) return;
  throw Failure(ExitCode::failed, folder_of(path_) + " has " + grouped(free / 1024) +
                                      " KiB free, " + grouped(bytes / 1024 + 1) + " are needed");
}

void UnfinishedStore::write_keys(const StoreKeys& keys) const {
  const auto written = KeyFile(path_).write_new(keys);
  if (!written) throw Failure(ExitCode::failed, written.error().message);
}

void UnfinishedStore::finish(First first) {
  sync_file(path_);
  const std::string suffix = first == First::key ? ".key" : "";
  const std::string other = first == First::key ? "" : ".key";
  rename_new(path_ + suffix, target_ + suffix);
  try {
    rename_new(path_ + other, target_ + other);
  } catch (const Failure&) {
    rename((target_ + suffix).c_str(), (path_ + suffix).c_str());
    throw;
  }
  if (!sync_folder_of(target_)) throw system_failure(folder_of(target_) + " cannot be written");
}

}  // namespace amends::cli
