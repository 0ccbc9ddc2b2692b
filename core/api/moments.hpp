// Tells cases that open what the answer was to the customer, by all that he said before.
#pragma once

#include "core/api/services.hpp"
#include "core/rules/context.hpp"

namespace amends {

/// Sets the moment of every case that opens among the events. Looks at the newest requests of the
/// customer, limits::max_moment_requests at most. Fails with what the store says.
Result<void> tell_moments(Services& services, const RequestState& state, Events& events);

}  // namespace amends
