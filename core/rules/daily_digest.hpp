// When the mail about the cases that are open goes out.
#pragma once

#include <optional>

#include "core/model/settings.hpp"

namespace amends {

/// The local day whose mail is to be sent now; nothing where the settings want none, its time has
/// not come, or it is not later than `last`, the day of the last one. What was missed on the days
/// before is not made up for.
std::optional<Day> digest_day(const Settings& settings, UtcMillis now, std::optional<Day> last);

}  // namespace amends
