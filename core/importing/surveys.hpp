// The survey that an import's answers belong to.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "core/importing/mapping.hpp"
#include "core/model/json.hpp"
#include "core/model/settings.hpp"

namespace amends::importing {

/// The survey of the settings that the mapping names, or the one it describes. Fails when there is
/// none, or when the settings know another one by that id; the field is that of the mapping.
Result<Survey> find_survey(const Settings& settings, const Mapping& mapping);

/// The body of PUT /api/settings that adds a survey which the mapping describes; nothing where it
/// is there.
std::optional<json::object> settings_with(const SettingsState& state, const Survey& survey);

}  // namespace amends::importing
