// The whole history as JSON lines: each event of each stream (docs/export.md).
#pragma once

#include "core/store/port.hpp"
#include "native-plugin/cli/exporting/export_output.hpp"

namespace amends::cli {

/// In the order of streams and revisions, as of one moment. False when it was stopped.
bool write_history_lines(Store& store, ExportOutput& output);

}  // namespace amends::cli
