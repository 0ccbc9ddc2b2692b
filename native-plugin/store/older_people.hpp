// Filling the table of people in a store that is older than it.
#pragma once

#include <string>

#include "core/store/history.hpp"
#include "native-plugin/store/connection.hpp"

namespace amends {

/// One tenant's rows, from its history; nothing where that was done before. Whole or not at all.
Result<void> fill_people(Connection& connection, const std::string& tenant, const History& history);

}  // namespace amends
