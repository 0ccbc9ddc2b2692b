// Two cases of one customer are merged: one takes care of both, and what becomes of it is passed on
// to the other (docs/adr/0021).
#pragma once

#include <string>

#include "core/rules/context.hpp"

namespace amends {

/// Another case of the same customer is to take care of this one.
struct Merge {
  std::int64_t revision = 0;  // of this one
  Id128 into;
  std::int64_t into_revision = 0;
  std::string note;
};

/// What a decision about two requests leads to. Both may be the same one: its events are then
/// written one behind the other.
struct EventsOfTwo {
  Events first;
  Events second;
};

/// First: of the request of the case that is merged. Refused: not_found; stale_revision, whose
/// field says which of the two; out_of_range for the case itself, another customer's, and more
/// cases than limits::max_taken_in; transition_not_allowed where one of them is not waiting, or the
/// first one takes care of others. Who may do it is the caller's to check.
Result<EventsOfTwo> decide_merge(const RequestState& state, const Id128& follow_up,
                                 const RequestState& into_state, const Merge& merge,
                                 const Context& context);

/// What became of a case, for one that it takes care of. First: of the request of the former.
/// Nothing where that is known already.
EventsOfTwo pass_on(const RequestState& state, const Id128& follow_up,
                    const RequestState& other_state, const Id128& other, const Context& context);

/// That a case stands for itself again, for the one that took care of it. First: of the request of
/// the former. Nothing where that is known already.
EventsOfTwo report_leaving(const RequestState& state, const Id128& follow_up,
                           const RequestState& other_state, const Context& context);

}  // namespace amends
