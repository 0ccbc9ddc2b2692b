// What one unit (request, cycle) adds to the tallies.
#pragma once

#include <vector>

#include "core/model/request.hpp"
#include "core/report/tally.hpp"

namespace amends {

/// The unit's counts in both cohorts, once per listed pair; nothing where nobody was asked or
/// answered.
std::vector<TallyDelta> figures_of(const RequestState& state, int cycle);

/// What must be added to the tallies when a request goes from one state to the next.
std::vector<TallyDelta> figures_between(const RequestState& before, const RequestState& after);

}  // namespace amends
