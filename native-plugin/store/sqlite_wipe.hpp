// What secure_delete leaves: when a page of a table is split, the rows that move to another one
// stay readable in its free space, and a row that is deleted later is overwritten where it lies
// then. Only new pages are without such traces; the old ones are overwritten when they are freed.
#pragma once

#include <string>

#include "native-plugin/store/connection.hpp"

namespace amends {

/// Writes all rows of a table to new pages and drops the old ones, indexes and all. Inside a
/// transaction.
Result<void> write_anew(Connection& connection, const std::string& table);

}  // namespace amends
