// Writes the rows of a finished store into a new one, by a bare loop: what an import is compared
// with.
#pragma once

#include <string>

#include "core/model/json.hpp"

namespace amends::bench {

/// Reads all rows of `from` first, then times writing them to `to`, which must not exist.
json::object measure_rewrite(const std::string& from, const std::string& to);

}  // namespace amends::bench
