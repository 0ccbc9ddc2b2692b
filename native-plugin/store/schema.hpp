// The tables, made and changed by numbered steps that only go forward.
#pragma once

#include "native-plugin/store/connection.hpp"

namespace amends {

/// The schema that this library writes.
inline constexpr int schema_version = 13;

/// The version that a database has; 0 when it has no tables of ours.
Result<int> read_schema_version(Connection& connection);

/// Fails with store_newer when a database of that version is beyond schema_version.
Result<void> check_schema_version(int version);

/// Brings the database to schema_version, in one transaction a step; does nothing where it is there
/// already, also when two processes try at once. Fails with store_newer when it is beyond.
Result<void> migrate(Connection& connection);

}  // namespace amends
