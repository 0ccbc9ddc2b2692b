// What imported requests take in the store in memory.
#pragma once

#include <cstdint>

#include "core/model/json.hpp"

namespace amends::bench {

json::object measure_memory(std::int64_t requests);

}  // namespace amends::bench
