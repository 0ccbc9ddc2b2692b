// The whole history as JSON lines: each event of each stream (docs/export.md).
#pragma once

#include "core/api/services.hpp"
#include "native-plugin/cli/exporting/export_output.hpp"

namespace amends::cli {

/// False when it was stopped.
bool write_history_lines(Services& services, ExportOutput& output);

}  // namespace amends::cli
