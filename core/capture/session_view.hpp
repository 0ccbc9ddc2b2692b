// What a change of state sounds like. Beside step(), for its use only.
#pragma once

#include "core/capture/session.hpp"

namespace amends::session {

/// The sentence for the way from a phase and problem to `state`; none where nothing changed that
/// counts.
Announcement announcement_of(Phase phase_before, Problem problem_before, const State& state,
                             const Event& event);

}  // namespace amends::session
