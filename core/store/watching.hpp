// From history and settings to when a case is to be looked at next. Pure, as
// core/store/projection.hpp.
#pragma once

#include <optional>

#include "core/model/request.hpp"
#include "core/model/settings.hpp"
#include "core/store/port.hpp"

namespace amends {

/// Nothing where nobody is to be reminded of the case.
std::optional<WatchRow> watch_row(const RequestState& state, const FollowUp& follow_up,
                                  const SettingsState& settings);

/// Adds to `batch` the rows that differ when a request goes from `before` to `after`.
void project_watches(const RequestState& before, const RequestState& after,
                     const SettingsState& settings, WriteBatch& batch);

}  // namespace amends
