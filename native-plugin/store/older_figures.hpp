// What later reports and lists are made of, out of the history of stores that were made before
// them.
#pragma once

#include "core/base/result.hpp"
#include "native-plugin/store/connection.hpp"

namespace amends {

/// The offers of cases, who watches them, how important customers said an answer was, and what they
/// said first when they were asked whether it is good.
Result<void> fill_later_figures(Connection& connection);

/// Whose case stands because they asked to be contacted, and not for their answer.
Result<void> fill_wishes(Connection& connection);

}  // namespace amends
