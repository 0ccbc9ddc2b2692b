// A subcommand of a subcommand, as in `amends key list`.
#pragma once

#include <memory>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {

/// Adds an action that works on the store in `options->store`; chosen, it runs with the options.
template <class Options>
CLI::App* add_action(CLI::App& command, const char* name, const char* description,
                     ExitCode (*run)(const Options&), const std::shared_ptr<Options>& options,
                     Chosen& chosen) {
  CLI::App* action = command.add_subcommand(name, description);
  add_store_options(*action, options->store);
  action->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
  return action;
}

}  // namespace amends::cli
