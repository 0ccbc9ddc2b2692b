// The views that members of the staff saved: read, written, and gone with the person.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/api/services.hpp"
#include "core/model/saved_views.hpp"
#include "core/rules/context.hpp"

namespace amends {

/// What the views of a person with this id are kept under.
std::string views_person(Services& services, std::string_view id);

/// `person`: as views_person() says it.
Result<SavedViews> load_views(Services& services, const std::string& person);

/// Loads, decides and writes; decides again when somebody else was faster. The views as they are
/// then.
Result<SavedViews> write_views(
    Services& services, const std::string& person,
    const std::function<Result<Events>(const SavedViews& views)>& decide);

/// Erases what the person saved up to a moment, and all of it where any of it is that old.
Result<void> erase_views(Services& services, const std::string& person, UtcMillis until,
                         const Actor& actor);

}  // namespace amends
