// What one person's saved views should be, told again from the events of the stream by code of its
// own (core/model/saved_views.hpp folds them).
#pragma once

#include <string>
#include <vector>

#include "core/store/rows.hpp"
#include "core/store/verify/damage.hpp"
#include "core/store/verify/told_events.hpp"

namespace amends {

std::vector<SavedViewRow> retold_views(const std::string& person,
                                       const std::vector<ToldEvent>& events);

/// Texts that should have gone with their view, and events of no such stream.
void check_view_events(const std::string& stream, const std::vector<ToldEvent>& events,
                       Damages& damages);

}  // namespace amends
