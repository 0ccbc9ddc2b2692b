// What a manager decides about a rating: out of the figures, back in, or another one in its place.
// Nothing is deleted; each is an event with its reason.
#pragma once

#include <string>

#include "core/rules/context.hpp"

namespace amends {

/// Refused: not_found, transition_not_allowed, note_required.
Result<Events> decide_exclude(const RequestState& state, InvitationId invitation,
                              const std::string& reason, const Context& context);
Result<Events> decide_restore(const RequestState& state, InvitationId invitation,
                              const std::string& reason, const Context& context);

/// The last disputed answer becomes the rating. `fresh_follow_up` is used if a case opens. Refused
/// as above; transition_not_allowed where no disputed answer is newer than the rating.
Result<Events> decide_accept(const RequestState& state, InvitationId invitation,
                             const std::string& reason, const Id128& fresh_follow_up,
                             const Context& context);

}  // namespace amends
