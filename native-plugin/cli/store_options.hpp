// Which store a subcommand works on, and whether it may.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "native-plugin/cli/door/door.hpp"

namespace amends::cli {

struct StoreArguments {
  std::string store;
  std::string tenant = "default";
};

/// --store and --tenant, which can also come from AMENDS_STORE and AMENDS_TENANT.
void add_store_options(CLI::App& command, StoreArguments& options);

enum class IfMissing { refuse, create };

/// Throws Failure unless the store is there (or may be made) and belongs to the user who runs the
/// command: files made beside it by another user would lock its owner out. Says so when it will be
/// made.
void check_store(const StoreArguments& options, IfMissing if_missing);

/// Checks, then opens the door on the store.
Door open_door(const StoreArguments& options, IfMissing if_missing);

}  // namespace amends::cli
