// Requests with all that is known of them, as JSON lines, and their answers as CSV
// (docs/export.md).
#pragma once

#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/exporting/export_output.hpp"

namespace amends::cli {

/// A line for each request, in the order of their ids. False when it was stopped.
bool write_request_lines(DirectCore& core, ExportOutput& output);

/// A record for each answer. False when it was stopped.
bool write_answers(DirectCore& core, ExportOutput& output);

/// A record for each case in whatever state. False when it was stopped.
bool write_cases(DirectCore& core, ExportOutput& output);

}  // namespace amends::cli
