#include "core/importing/surveys.hpp"

namespace amends::importing {
namespace {

const Survey* survey_by_id(const Settings& settings, const std::string& id) {
  for (const Survey& survey : settings.surveys) {
    if (survey.id == id) return &survey;
  }
  return nullptr;
}

}  // namespace

Result<Survey> find_survey(const Settings& settings, const Mapping& mapping) {
  if (mapping.scale == 0) {
    const Survey* survey = survey_by_id(settings, mapping.survey);
    if (survey != nullptr) return *survey;
    return fail(ErrorCode::not_found, "the settings have no survey \"" + mapping.survey + "\"",
                "survey.scale");
  }
  Survey wanted = survey_of(mapping);
  const Survey* known = survey_by_id(settings, wanted.id);
  if (known == nullptr) return wanted;
  if (known->scale == wanted.scale && known->classes == wanted.classes) return *known;
  return fail(
      ErrorCode::already_exists,
      "the settings have a survey \"" + wanted.id + "\" with another scale or other classes",
      "survey.id");
}

std::optional<json::object> settings_with(const SettingsState& state, const Survey& survey) {
  if (survey_by_id(state.current(), survey.id) != nullptr) return std::nullopt;
  Settings settings = state.current();
  settings.surveys.push_back(survey);
  return json::object{{"revision", state.revision()}, {"settings", settings_to_json(settings)}};
}

}  // namespace amends::importing
