// "Do not ask me again", and taking it back.
#pragma once

#include "core/model/person.hpp"
#include "core/rules/context.hpp"

namespace amends {

struct StopAsking {
  InvitationId invitation;  // whose link was followed
  bool again = false;       // ask me again
};

/// One event, or nothing when it is so already or the op was carried out. Refused: an op that came
/// with another body (op_reused).
Result<Events> decide_stop_asking(const PersonState& person, const StopAsking& stop,
                                  const Context& context);

}  // namespace amends
