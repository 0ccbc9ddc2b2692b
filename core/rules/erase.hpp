// Erases what is kept about a person beside the events of one request. Scores, times and decisions
// stay.
#pragma once

#include <functional>
#include <vector>

#include "core/rules/context.hpp"

namespace amends {

/// Whether this is the person, as the requester was then.
using IsPerson = std::function<bool(const Naming& naming)>;

/// The events from which on the person was the requester, until somebody else was. What was told of
/// nobody in particular is taken for the person's.
std::vector<RevisionSpan> spans_of(const RequestState& state, const IsPerson& is_person);

/// Nothing where the person was never the requester, or was erased before. When the person still
/// is, nobody is left to make amends to, or to ask: waiting cases are voided, links close, plans
/// end.
Events decide_erase(const RequestState& state, const IsPerson& is_person, const Context& context);

}  // namespace amends
