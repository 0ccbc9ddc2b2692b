// Who a request's requester was, one after the other, and what is left when one of them is erased.
#pragma once

#include "core/model/request.hpp"

namespace amends {

/// The event at `revision` told the requester that the state has now.
void note_named(RequestState& state, UtcMillis at, std::int64_t revision);

/// The state as if these events had come without the texts beside them.
void forget(RequestState& state, const RevisionSpan& span);

}  // namespace amends
