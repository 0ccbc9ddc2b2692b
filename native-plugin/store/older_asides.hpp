// The step to schema 2: what stands aside in the histories that were written before it.
#pragma once

#include "native-plugin/store/connection.hpp"

namespace amends {

/// Reads the streams in which an answer was ever put aside, and writes their rows. Belongs into the
/// transaction of the step; looks at every event's name once.
Result<void> fill_asides(Connection& connection);

}  // namespace amends
