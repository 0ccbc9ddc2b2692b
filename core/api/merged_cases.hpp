// What becomes of a case reaches those that it takes care of, and the other way round; and how both
// are shown.
#pragma once

#include "core/api/case_access.hpp"
#include "core/api/writer.hpp"
#include "core/model/json.hpp"

namespace amends {

/// Passes on what the request's cases have to tell others, each in a transaction of its own, and
/// adds to `written` what came of it. What fails is logged, and done by the tick: the request is
/// due until then.
void tell_merged_cases(Services& services, Written& written);

/// The case that takes care of this one, or with which it was addressed: null where there is none.
Result<json::value> merged_into_view(Call& call, const FollowUp& follow_up);
/// The cases that it takes care of, or that were addressed with it, oldest first.
Result<json::array> taken_in_view(Call& call, const FollowUp& follow_up);

}  // namespace amends
