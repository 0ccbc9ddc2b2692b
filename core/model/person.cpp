#include "core/model/person.hpp"

#include <algorithm>

namespace amends {

const OpRecord* PersonState::find_op(std::string_view op) const {
  const auto found =
      std::find_if(ops.begin(), ops.end(), [&](const OpRecord& record) { return record.op == op; });
  return found == ops.end() ? nullptr : &*found;
}

void apply(PersonState& state, std::int64_t revision, const Digest& hash, const Event& event) {
  state.revision = revision;
  state.head = hash;
  if (!event.op.op.empty()) state.ops.push_back({event.op.op, event.op.body_hash, revision});
  if (std::holds_alternative<AskingStopped>(event.payload)) state.stopped = true;
  if (std::holds_alternative<AskingResumed>(event.payload)) state.stopped = false;
  if (std::holds_alternative<PersonAsked>(event.payload)) state.last_asked_at = event.at;
}

}  // namespace amends
