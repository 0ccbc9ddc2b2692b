// What schema 12 counts by beside what was there: channels, organisations and tags, and a queue's
// services and touchpoints.
#pragma once

#include "native-plugin/store/connection.hpp"

namespace amends {

/// Fills the new tallies, and the new columns of cases and of what stands aside, from the history.
Result<void> fill_dimensions(Connection& connection);

}  // namespace amends
