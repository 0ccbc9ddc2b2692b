// Invitations and cases as the event that makes them tells them.
#pragma once

#include "core/model/request.hpp"

namespace amends {

Invitation invitation_of(const Invited& invited, UtcMillis at);

/// With the answer that was given elsewhere. `event` and `revision` are those of `imported`.
Invitation invitation_of(const Imported& imported, const Event& event, std::int64_t revision);

/// Of an answer that was brought in with a case.
FollowUp follow_up_of(const Imported& imported, UtcMillis at);

}  // namespace amends
