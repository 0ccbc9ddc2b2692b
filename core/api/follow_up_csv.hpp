// The list of follow-ups as CSV, page by page.
#pragma once

#include <string>
#include <vector>

#include "core/api/message.hpp"
#include "core/model/settings.hpp"
#include "core/store/port.hpp"

namespace amends {

/// Items as records, behind the names of the columns where they are the first: pages put one behind
/// the other are one file.
std::string follow_ups_csv(const std::vector<FollowUpFound>& items, const SettingsState& settings,
                           UtcMillis now, bool with_head);

}  // namespace amends
