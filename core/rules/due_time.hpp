// When a case is due: so much working time of the team that the answer is about.
#pragma once

#include "core/rules/context.hpp"
#include "core/rules/working_hours.hpp"

namespace amends {

/// The working time of the team that a question is about.
WorkClock work_clock_of(const Settings& settings, const Invitation* asked);

/// When a case about the answer to `asked` is due that began at `from`.
UtcMillis due_at(const Settings& settings, const Invitation* asked, bool contact_me,
                 UtcMillis from);

/// When a case is due again that was paused, with the working time that was left when the pause
/// began: none where it was not due at all.
std::optional<UtcMillis> due_after_pause(const Settings& settings, const Invitation* asked,
                                         const Pause& pause, UtcMillis resumed_at);

}  // namespace amends
