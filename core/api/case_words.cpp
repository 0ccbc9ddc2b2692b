#include "core/api/case_words.hpp"

#include "core/model/stream_name.hpp"

namespace amends {

namespace {

std::string label_at(const Survey* survey, int answer, std::string_view language) {
  if (survey == nullptr || answer < 1 || answer > survey->scale) return "?";
  return survey->label_of(answer, language);
}

}  // namespace

std::string label_in(const SettingsState& settings, const FollowUpRow& row,
                     std::string_view language) {
  return label_at(settings.survey(row.survey, row.survey_version), row.answer, language);
}

std::string label_in(const SettingsState& settings, const Invitation& invitation,
                     std::string_view language) {
  const int answer = invitation.rating ? invitation.rating->answer : 0;
  return label_at(settings.survey(invitation.survey, invitation.survey_version), answer, language);
}

std::string what_was_rated(const std::string& request, const std::string& touchpoint,
                           const std::string& subject) {
  if (is_touchpoint_rating(request)) {
    return subject.empty() ? touchpoint : subject + " (" + touchpoint + ")";
  }
  return subject.empty() ? "#" + request : "#" + request + " " + subject;
}

std::string customer_of(const RequestState& state) {
  const Requester& who = state.requester;
  for (const std::string* known : {&who.name, &who.mail, &who.phone}) {
    if (!known->empty() && (known == &who.name || is_touchpoint_rating(state.id))) return *known;
  }
  return "#" + state.id;
}

std::string name_of(const Person& person) {
  return person.name.empty() ? person.id : person.name;
}

std::string clock_text(const TimeZone& zone, UtcMillis at) {
  const std::string local = to_text(at + zone.offset_ms(at));
  return local.substr(0, 10) + " " + local.substr(11, 5);
}

std::string page_link(const std::string& page, const std::string& query) {
  if (page.empty()) return {};
  return page + (page.find('?') == std::string::npos ? "?" : "&") + query;
}

std::string desk_link(const Settings& settings, const Id128& follow_up) {
  return page_link(settings.desk_url, "case=" + to_text(follow_up));
}

}  // namespace amends
