// What customers say about a case that staff know of already: they hear of it, once for all that
// is said within a grace period. Pure, as core/store/projection.hpp.
#pragma once

#include <vector>

#include "core/model/request.hpp"
#include "core/model/settings.hpp"
#include "core/store/port.hpp"

namespace amends {

/// That more was said about a case, which goes on as it was.
struct Addition {
  Id128 follow_up;
  EventActor by;
};
std::vector<Addition> additions_in(const RequestState& before, const RequestState& after,
                                   const std::vector<Event>& events);

/// What notices of additions are found by, where one about the case itself has the case's id.
Id128 addition_mark(const Id128& follow_up);

/// Adds the mails about additions to `batch`, in place of those that are not on their way yet.
void project_additions(const RequestState& before, const RequestState& after,
                       const std::vector<Event>& events, const Settings& settings,
                       WriteBatch& batch);

}  // namespace amends
