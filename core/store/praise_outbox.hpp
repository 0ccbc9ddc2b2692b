// From history to what agents are told of good answers: one mail.send entry for praise, to who
// earned it. Pure, as core/store/projection.hpp.
#pragma once

#include "core/model/request.hpp"
#include "core/model/settings.hpp"
#include "core/store/port.hpp"

namespace amends {

/// Whether a satisfied answer with a comment counts for the invitation, which is no question about
/// a case.
bool is_praise(const Invitation& invitation);

/// Whether the agent who is credited with the invitation's answer is to hear of it: praise that the
/// customer gave here, of somebody else's work than his own.
bool is_praise_for_agent(const RequestState& state, const Invitation& invitation);

/// Adds to `batch` what changes when a request goes from `before` to `after`: praise that is new or
/// changed waits for the grace period, praise that stands no longer is dropped.
void project_praise(const RequestState& before, const RequestState& after, UtcMillis at,
                    const Settings& settings, WriteBatch& batch);

}  // namespace amends
