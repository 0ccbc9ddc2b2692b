// What a saved view may ask for: the same as the page that it is a view of.
#pragma once

#include <string>

#include "core/api/routes.hpp"
#include "core/model/view_events.hpp"

namespace amends {

/// Fails with what the list or the report would refuse, field "query".
Result<void> check_view_query(Call& call, ViewOf of, const std::string& query);

}  // namespace amends
