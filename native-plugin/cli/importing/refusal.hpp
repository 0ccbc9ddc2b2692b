// Ends the command where the core refuses a mapping or a file, and says which option helps.
#pragma once

#include <utility>

#include "core/base/result.hpp"
#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {

/// The Failure of an error about what the caller gave, with the option that is meant by its field.
Failure refusal_of(ExitCode code, const Error& error);

/// The value, or the end of the command with this code.
template <class T>
T expect(ExitCode code, Result<T> result) {
  if (!result) throw refusal_of(code, result.error());
  return std::move(*result);
}
inline void expect(ExitCode code, const Result<void>& result) {
  if (!result) throw refusal_of(code, result.error());
}

}  // namespace amends::cli
