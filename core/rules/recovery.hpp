// Asking whether amends were made, and what the answer does to the case.
#pragma once

#include "core/rules/consequences.hpp"
#include "core/rules/context.hpp"

namespace amends {

/// Plans the question about a case that is being addressed now: where the tenant wants it, once a
/// case, and not where the customer declined contact or cannot be asked.
Events plan_recovery(const RequestState& state, const FollowUp& follow_up, const Context& context);

/// Sends a planned question, or cancels it where the case is addressed no longer, the request is
/// open again, or the customer wants to be asked nothing.
Event send_recovery(const RequestState& state, const PlannedAsk& planned, InvitationId fresh,
                    bool stopped, const Context& context);

/// "No" opens the case again, and so does who asks to be contacted.
Events recovery_consequences(const RequestState& state, const Invitation& invitation,
                             const AnswerGiven& given, const Context& context);

}  // namespace amends
