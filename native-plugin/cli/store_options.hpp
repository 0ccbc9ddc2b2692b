// Which store a subcommand works on, and whether it may.
#pragma once

#include <sys/types.h>

#include <CLI/CLI.hpp>
#include <string>

#include "native-plugin/cli/door/door.hpp"

namespace amends::cli {

struct StoreArguments {
  std::string store;
  std::string tenant = "default";
};

/// --store, which can also come from AMENDS_STORE: for what concerns every tenant.
void add_store_file_option(CLI::App& command, std::string& store);

/// --store and --tenant, which can also come from AMENDS_STORE and AMENDS_TENANT.
void add_store_options(CLI::App& command, StoreArguments& options);

/// For messages; the number where the system knows no name.
std::string user_name(uid_t user);

enum class IfMissing { refuse, create };

/// Throws Failure unless the store is there (or may be made) and belongs to the user who runs the
/// command: files made beside it by another user would lock its owner out. Says so when it will be
/// made.
void check_store(const StoreArguments& options, IfMissing if_missing);

/// Checks, then opens the door on the store.
Door open_door(const StoreArguments& options, IfMissing if_missing);

}  // namespace amends::cli
