// Durable ratings a second, beside two bare loops: one that runs the same statements, one that
// makes a single insert durable each time.
#pragma once

#include <string>

#include "core/model/json.hpp"

namespace amends::bench {

/// Works in `folder`, which must be on the disk that is meant.
json::object measure_ratings(const std::string& folder);

}  // namespace amends::bench
