// One case as it is shown beside the list: with its history, what is under way and what it allows.
#pragma once

#include "core/api/case_access.hpp"
#include "core/model/json.hpp"

namespace amends {

/// `works_on_it`: as in VisibleCase.
Result<json::object> case_view(Call& call, const RequestState& state, const Id128& id,
                               bool works_on_it);

}  // namespace amends
