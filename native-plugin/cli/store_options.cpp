#include "native-plugin/cli/store_options.hpp"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

void check_missing(const std::string& path, IfMissing if_missing) {
  if (errno != ENOENT) {
    throw Failure(ExitCode::store, "the store " + path + ": " + std::strerror(errno));
  }
  if (if_missing == IfMissing::refuse) {
    throw Failure(ExitCode::store, "there is no store " + path);
  }
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder)) {
    throw Failure(ExitCode::store, "there is no folder " + folder.string() + " for the store");
  }
  std::fprintf(stderr, "amends: making a new store %s\n", path.c_str());
}

}  // namespace

std::string user_name(uid_t user) {
  const passwd* entry = getpwuid(user);
  return entry != nullptr ? entry->pw_name : std::to_string(user);
}

void add_store_file_option(CLI::App& command, std::string& store) {
  command.add_option("--store", store, "The store, a file (or set AMENDS_STORE)")
      ->envname("AMENDS_STORE")
      ->required()
      ->type_name("FILE");
}

void add_store_options(CLI::App& command, StoreArguments& options) {
  add_store_file_option(command, options.store);
  command.add_option("--tenant", options.tenant, "The tenant in it (or set AMENDS_TENANT)")
      ->envname("AMENDS_TENANT")
      ->capture_default_str()
      ->type_name("NAME");
}

void check_store(const StoreArguments& options, IfMissing if_missing) {
  struct stat found {};
  if (stat(options.store.c_str(), &found) != 0) return check_missing(options.store, if_missing);
  if (!S_ISREG(found.st_mode)) {
    throw Failure(ExitCode::store, "the store " + options.store + " is not a file");
  }
  if (found.st_uid != geteuid()) {
    const std::string owner = user_name(found.st_uid);
    throw Failure(ExitCode::store, "the store " + options.store + " belongs to " + owner +
                                       ": run this as that user, such as with sudo -u " + owner);
  }
}

Door open_door(const StoreArguments& options, IfMissing if_missing) {
  check_store(options, if_missing);
  DoorConfig config;
  config.tenant = options.tenant;
  config.store = options.store;
  config.create = if_missing == IfMissing::create;
  return Door(config);
}

}  // namespace amends::cli
