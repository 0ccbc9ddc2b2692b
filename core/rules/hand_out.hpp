// A case that has settled and that nobody took is given to somebody by the tenant's rules.
#pragma once

#include "core/rules/context.hpp"

namespace amends {

/// `events` and, behind them, who gets each case that they settle or open: the first rule that fits
/// and has somebody present decides. Round robin is a hash of case and person, so that it needs no
/// counter (docs/adr/0010). The agent whose work was rated gets no case about it, unless the
/// settings let him.
Events with_assignments(const RequestState& before, Events events, const Context& context);

/// Whether the settings keep this person from a case about the answer to `asked`: it is about work
/// of this person's, or takes care of one that is.
bool is_kept_from(const Settings& settings, const Invitation* asked, const FollowUp& follow_up,
                  std::string_view person);

}  // namespace amends
