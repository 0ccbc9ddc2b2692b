#include "core/rules/stop_asking.hpp"

namespace amends {

Result<Events> decide_stop_asking(const PersonState& person, const StopAsking& stop,
                                  const Context& context) {
  if (const OpRecord* record = person.find_op(context.op.op)) {
    if (record->body_hash == context.op.body_hash) return Events{};
    return fail(ErrorCode::op_reused, "op was used before with another body", "op");
  }
  if (person.stopped != stop.again) return Events{};
  if (stop.again) return stamped(context, {event_of(context, AskingResumed{stop.invitation})});
  return stamped(context, {event_of(context, AskingStopped{stop.invitation})});
}

}  // namespace amends
