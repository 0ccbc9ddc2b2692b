// What part of the helpdesk an actor may touch. What lies outside is answered as if it was not
// there: nobody learns that a request of somebody else's queue exists.
#pragma once

#include "core/model/actor.hpp"
#include "core/model/request.hpp"
#include "core/store/rows.hpp"

namespace amends {

inline bool lies_within(const Scopes& scopes, const RequestState& state) {
  return scopes.include_team(state.snapshot.team) && scopes.include_queue(state.snapshot.queue);
}

inline bool lies_within(const Scopes& scopes, const FollowUpRow& row) {
  return scopes.include_team(row.team) && scopes.include_queue(row.queue);
}

}  // namespace amends
