#include "native-plugin/cli/importing/surveys.hpp"

#include "native-plugin/cli/door/desk.hpp"

namespace amends::cli {
namespace {

const Survey* survey_by_id(const Settings& settings, const std::string& id) {
  for (const Survey& survey : settings.surveys) {
    if (survey.id == id) return &survey;
  }
  return nullptr;
}

}  // namespace

Survey find_survey(const SettingsState& settings, const Mapping& mapping) {
  if (mapping.scale == 0) {
    const Survey* survey = survey_by_id(settings.current(), mapping.survey);
    if (survey != nullptr) return *survey;
    throw Failure(ExitCode::refused, "the settings have no survey \"" + mapping.survey +
                                         "\"; with --scale the import adds it");
  }
  Survey wanted = survey_of(mapping);
  const Survey* known = survey_by_id(settings.current(), wanted.id);
  if (known == nullptr) return wanted;
  if (known->scale == wanted.scale && known->classes == wanted.classes) return *known;
  throw Failure(ExitCode::refused, "the settings have a survey \"" + wanted.id +
                                       "\" with another scale or other classes; name another one "
                                       "with --survey");
}

void add_survey(DirectCore& core, const Survey& survey) {
  const auto state = expect(core.services().settings());
  if (survey_by_id(state->current(), survey.id) != nullptr) return;
  Settings settings = state->current();
  settings.surveys.push_back(survey);
  const json::object body{{"revision", state->revision()},
                          {"settings", settings_to_json(settings)}};
  Desk(core.door()).put("/api/settings", body);
}

}  // namespace amends::cli
