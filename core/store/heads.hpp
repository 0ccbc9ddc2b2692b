// Where every stream of a store stands: two stores with the same heads hold the same history.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/store/port.hpp"

namespace amends {

struct StreamHead {
  std::string stream;
  std::int64_t revision = 0;
  Digest hash{};  // of its last event, and so of all before it
};

/// By stream. Reads the whole history.
Result<std::vector<StreamHead>> stream_heads(Store& store);

/// One line of JSON, {"<stream>": [<revision>, "<hash in hex>"], …}.
std::string heads_to_json(const std::vector<StreamHead>& heads);

}  // namespace amends
