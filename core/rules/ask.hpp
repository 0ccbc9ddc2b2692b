// Asking a customer, once per cycle and touchpoint.
#pragma once

#include "core/rules/context.hpp"

namespace amends {

struct Ask {
  InvitationId fresh;  // the id, if an invitation is made
  std::string touchpoint = "request-resolved";
  std::string via = "mail";  // mail, widget
  std::string language;      // empty: the request's
  bool stopped = false;      // the requester said "do not ask me again"
};

/// The ask that stands already for this cycle and touchpoint, if any: asking again gives the same
/// links.
const Invitation* standing_ask(const RequestState& state, std::string_view touchpoint);

/// An `invited` event, or `ask_suppressed` with its reason (no_requester, self, stopped), or
/// nothing when the ask stands already. Refused: unknown request (not_found), not completed, no
/// survey for the touchpoint.
Result<Events> decide_ask(const RequestState& state, const Ask& ask, const Context& context);

/// The invitation of one ask now, with the snapshot taken now.
Invited invited_now(const RequestState& state, const Survey& survey, InvitationId fresh,
                    std::string via, const Context& context);

}  // namespace amends
