// Which case a call is about, and what its actor is to it.
#pragma once

#include "core/api/routes.hpp"

namespace amends {

struct VisibleCase {
  FollowUpFound found;
  bool works_on_it = false;  // as its manager or assignee; else the actor watches it

  const FollowUpRow& row() const { return found.row; }
};

/// The case, if this actor may see it: a manager in whose scope it lies, its assignee, or an agent
/// who watches it there. What he may not see is not there.
Result<VisibleCase> visible_case(Call& call, const Id128& id);

/// The same of the case that the path names.
Result<VisibleCase> visible_case(Call& call);

}  // namespace amends
