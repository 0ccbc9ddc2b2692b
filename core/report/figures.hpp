// What one unit (request, cycle) adds to the tallies.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/request.hpp"
#include "core/report/tally.hpp"

namespace amends {

/// What a unit counts for, and the day it has in each cohort. Belongs to the state it was made of.
struct Unit {
  const Invitation* dimensions = nullptr;  // whose values it counts under; none: nothing counts
  Counts counts;
  std::optional<Day> asked_on;
  std::optional<Day> answered_on;
};

/// Counts nothing where nobody was asked or answered. What was not asked is not in it.
Unit unit_of(const RequestState& state, int cycle);

/// The value that a unit counts under; empty for Dimension::none, and for tags, of which there are
/// several.
const std::string& value_of(const Invitation& invitation, Dimension dimension);

/// The measure of an ask that was held back.
Measure measure_of(SuppressReason reason);

/// The unit's counts in both cohorts, once per listed pair; nothing where nobody was asked, nor
/// held back from being asked, and nobody answered.
std::vector<TallyDelta> figures_of(const RequestState& state, int cycle);

/// What must be added to the tallies when a request goes from one state to the next.
std::vector<TallyDelta> figures_between(const RequestState& before, const RequestState& after);

}  // namespace amends
