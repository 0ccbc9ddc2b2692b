// Whether a rule of the settings is for a case.
#pragma once

#include "core/model/case_condition.hpp"
#include "core/model/request.hpp"

namespace amends {

/// By what is known now of the request, and by when the question was asked that the case is about.
bool fits(const CaseCondition& when, const RequestState& state, const Invitation& asked);

}  // namespace amends
