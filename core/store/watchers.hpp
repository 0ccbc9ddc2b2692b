// From a case to the rows of those who watch it. Pure, as core/store/projection.hpp.
#pragma once

#include "core/model/follow_up.hpp"
#include "core/store/port.hpp"

namespace amends {

/// Adds to `batch` who watches from now on, and who does not any more; `earlier` is null for a case
/// that is new.
void project_watchers(const FollowUp* earlier, const FollowUp& later, WriteBatch& batch);

}  // namespace amends
