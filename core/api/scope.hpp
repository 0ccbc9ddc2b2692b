// What part of the helpdesk an actor may touch. What lies outside is answered as if it was not
// there.
#pragma once

#include <utility>

#include "core/api/writer.hpp"
#include "core/model/actor.hpp"
#include "core/model/request.hpp"
#include "core/store/rows.hpp"

namespace amends {

inline bool lies_within(const Scopes& scopes, const Snapshot& snapshot) {
  return scopes.include_team(snapshot.team) && scopes.include_queue(snapshot.queue);
}

inline bool lies_within(const Scopes& scopes, const RequestState& state) {
  return lies_within(scopes, state.snapshot);
}

inline bool lies_within(const Scopes& scopes, const FollowUpRow& row) {
  return scopes.include_team(row.team) && scopes.include_queue(row.queue);
}

/// The decision for an actor who may touch the request; `hidden` for one who may not. A request
/// that nobody told about is in nobody's scope and goes on to the decision.
inline Decide within_scopes(const Actor& actor, Error hidden, Decide decide) {
  return [&actor, hidden = std::move(hidden),
          decide = std::move(decide)](const RequestState& state) -> Result<Events> {
    if (state.known && !lies_within(actor.scopes, state)) return hidden;
    return decide(state);
  };
}

}  // namespace amends
