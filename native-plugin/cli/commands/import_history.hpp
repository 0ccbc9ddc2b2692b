// amends import, where the file is a history that amends export wrote.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {

struct HistoryOptions {
  StoreArguments store;
  std::string file;
  bool dry_run = false;
};

/// `command`: amends import as it was called. Throws Failure(usage) for what was given and is for
/// CSV files.
ExitCode import_history(const HistoryOptions& options, const CLI::App& command);

}  // namespace amends::cli
