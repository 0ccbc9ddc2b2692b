// From saved views to their rows. Pure, as core/store/projection.hpp.
#pragma once

#include <string>

#include "core/model/saved_views.hpp"
#include "core/store/port.hpp"

namespace amends {

/// `person`: the rest of the stream's name.
SavedViewRow saved_view_row(const std::string& person, const SavedView& view);

/// Adds to `batch` the rows that differ when the views go from `before` to `after`, and takes the
/// texts of those that are gone or were saved anew.
void project_saved_views(const std::string& person, const SavedViews& before,
                         const SavedViews& after, WriteBatch& batch);

}  // namespace amends
