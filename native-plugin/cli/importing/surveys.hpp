// The survey that an import's answers belong to.
#pragma once

#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/importing/mapping.hpp"

namespace amends::cli {

/// The survey of the settings that the mapping names, or the one it describes. Throws
/// Failure(refused) when there is none, or when the settings know another one by that id.
Survey find_survey(const SettingsState& settings, const Mapping& mapping);

/// Adds a survey that the mapping describes to the settings, unless it is there.
void add_survey(DirectCore& core, const Survey& survey);

}  // namespace amends::cli
