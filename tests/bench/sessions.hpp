// The same sessions as the WebAssembly build plays (sessions.mjs), on the store in memory.
#pragma once

#include <string>

#include "core/model/json.hpp"

namespace amends::bench {

/// `file` holds transcript lines (parity/transcript_lines.hpp), whose tokens are signed with
/// `root_key`, in hex.
json::object measure_sessions(const std::string& file, const std::string& root_key, int rounds);

}  // namespace amends::bench
