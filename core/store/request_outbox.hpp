// From what happens to a request to what the host is to do: mails about its cases and questions,
// and the work that is asked of the helpdesk. Pure, as core/store/projection.hpp.
#pragma once

#include <vector>

#include "core/model/request.hpp"
#include "core/store/port.hpp"

namespace amends {

/// Adds to `batch` what `events`, which take a request from `before` to `after`, have the host do,
/// and takes back what it is not to do any more.
void project_outbox(const RequestState& before, const RequestState& after,
                    const std::vector<Event>& events, WriteBatch& batch);

}  // namespace amends
