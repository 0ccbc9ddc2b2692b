// The reports over stores of different sizes.
#pragma once

#include <string>
#include <vector>

#include "core/model/json.hpp"

namespace amends::bench {

/// One row a store: the median time of each report in milliseconds, and its ratio to the first's.
json::array measure_reports(const std::vector<std::string>& stores);

}  // namespace amends::bench
