// One case: as the list shows it, and as it is shown beside the list, with its history, what is
// under way and what it allows.
#pragma once

#include "core/api/case_access.hpp"
#include "core/model/json.hpp"

namespace amends {

Result<json::object> case_row_view(Call& call, const RequestState& state, const Id128& id);

/// `works_on_it`: as in VisibleCase.
Result<json::object> case_view(Call& call, const RequestState& state, const Id128& id,
                               bool works_on_it);

}  // namespace amends
