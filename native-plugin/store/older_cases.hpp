// The step to schema 9: when the cases of older histories began, were in contact and were late.
#pragma once

#include "native-plugin/store/connection.hpp"

namespace amends {

/// Reads the streams that have cases, and fills what their rows did not have. Belongs into the
/// transaction of the step.
Result<void> fill_case_clocks(Connection& connection);

/// What their answers were to the customers, in every tenant's cases.
Result<void> fill_moments(Connection& connection);

}  // namespace amends
