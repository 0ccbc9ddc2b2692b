// SQLite's result codes as errors of ours: one line each, the file named without its folder,
// because the line may reach a public page.
#pragma once

#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace amends {

/// What SQLite knows about a call that failed.
struct SqliteFailure {
  int code = 0;          // extended result code
  int system_error = 0;  // errno of the call below, or 0
  std::string detail;    // sqlite3_errmsg()
};

/// Pure: the same failure is always the same error. `store` is the file's name.
Error sqlite_error(const SqliteFailure& failure, std::string_view store);

/// Memory could not be had: reported by exception, not as an error.
bool is_out_of_memory(int code);

}  // namespace amends
