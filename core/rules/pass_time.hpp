// Time passes for one request: what has settled is released, what is over expires, staff are
// reminded of what is due.
#pragma once

#include "core/rules/context.hpp"

namespace amends {

/// Idempotent: a second call at the same moment changes nothing.
Events decide_pass_time(const RequestState& state, const Context& context);

}  // namespace amends
