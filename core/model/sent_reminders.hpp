// What a case knows of the reminders that were sent of it.
#pragma once

#include <string>

#include "core/model/follow_up.hpp"

namespace amends {

/// Reminders are about a due time: with another one they begin anew.
void set_due(FollowUp& follow_up, const std::optional<UtcMillis>& due_at, UtcMillis since);

void note_reminder(FollowUp& follow_up, const std::string& rule, UtcMillis at);

/// Somebody has done something about the case.
void acknowledge_reminders(FollowUp& follow_up);

}  // namespace amends
