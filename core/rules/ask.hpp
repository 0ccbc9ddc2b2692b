// Asking a customer, once per cycle and touchpoint.
#pragma once

#include "core/rules/context.hpp"
#include "core/rules/suppress.hpp"

namespace amends {

struct Ask {
  InvitationId fresh;  // the id, if an invitation is made
  std::string touchpoint = "request-resolved";
  std::string via = "mail";                // mail, widget
  std::string language;                    // empty: the request's
  bool stopped = false;                    // the requester said "do not ask me again"
  std::optional<UtcMillis> last_asked_at;  // … was last asked about any request
  std::int64_t draw = 0;                   // core/rules/suppress.hpp
};

/// The ask that stands already for this cycle and touchpoint, if any: asking again gives the same
/// links.
const Invitation* standing_ask(const RequestState& state, std::string_view touchpoint);

/// An `invited` event; `ask_planned` where the policy asks by mail later; or `ask_suppressed` with
/// its reason. Nothing when the ask stands already, is planned, or was held back for the same
/// reason before. Refused: unknown request (not_found), not completed, no survey for the
/// touchpoint.
Result<Events> decide_ask(const RequestState& state, const Ask& ask, const Context& context);

/// The planned asks that are due: each is sent by a mail of its own, or held back. `ask` holds what
/// is known of the person; its fresh id is that of the first, and those of more follow it.
Events decide_due_asks(const RequestState& state, const Ask& ask, const Context& context);

/// The reminders that are due: sent, or none any more.
Events decide_reminders(const RequestState& state, bool stopped, const Context& context);

/// The invitation of one ask now, with the snapshot taken now.
Invited invited_now(const RequestState& state, const Survey& survey, InvitationId fresh,
                    std::string via, const Context& context);

}  // namespace amends
