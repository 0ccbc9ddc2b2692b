// What the parameters of the list of follow-ups ask for.
#pragma once

#include <string>

#include "core/api/message.hpp"
#include "core/base/time_zone.hpp"
#include "core/store/port.hpp"

namespace amends {

/// Narrowed to what the request's actor sees.
Result<FollowUpQuery> follow_up_query(const Request& request, UtcMillis now, const TimeZone& zone);

/// The cursor of the page behind this row.
std::string cursor_after(const FollowUpRow& row, FollowUpQuery::Sort sort);

}  // namespace amends
