#include "core/api/case_words.hpp"

#include "core/model/stream_name.hpp"

namespace amends {

std::string label_in(const SettingsState& settings, const FollowUpRow& row,
                     std::string_view language) {
  const Survey* survey = settings.survey(row.survey, row.survey_version);
  if (survey == nullptr || row.answer < 1 || row.answer > survey->scale) return "?";
  return survey->label_of(row.answer, language);
}

std::string what_was_rated(const FollowUpRow& row, const std::string& subject) {
  if (is_touchpoint_rating(row.request)) {
    return subject.empty() ? row.touchpoint : subject + " (" + row.touchpoint + ")";
  }
  return subject.empty() ? "#" + row.request : "#" + row.request + " " + subject;
}

std::string name_of(const Person& person) {
  return person.name.empty() ? person.id : person.name;
}

std::string clock_text(const TimeZone& zone, UtcMillis at) {
  const std::string local = to_text(at + zone.offset_ms(at));
  return local.substr(0, 10) + " " + local.substr(11, 5);
}

std::string desk_link(const Settings& settings, const Id128& follow_up) {
  return settings.desk_url.empty() ? "" : settings.desk_url + "?case=" + to_text(follow_up);
}

}  // namespace amends
