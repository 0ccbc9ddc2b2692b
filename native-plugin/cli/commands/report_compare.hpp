// amends report compare: two groups, or two periods, beside each other.
#pragma once

#include "native-plugin/cli/command.hpp"

namespace amends::cli {

/// Adds it below `amends report`.
void add_report_compare(CLI::App& report, Chosen& chosen);

}  // namespace amends::cli
