#include "core/api/case_facts.hpp"

#include <algorithm>

#include "core/api/case_words.hpp"

namespace amends {
namespace {

// The tenant's own codes, as people read them.
std::string words_of(std::string code) {
  std::replace(code.begin(), code.end(), '_', ' ');
  return code;
}

bool wants_contact(const RequestState& request, const FollowUp& follow_up) {
  const auto wants = [](const Rating& rating) { return rating.details.contact_me.value_or(false); };
  const Invitation* asked = request.find(follow_up.invitation);
  if (asked != nullptr && asked->rating && wants(*asked->rating)) return true;
  const auto later = recovery_answers(request, follow_up.id);
  return std::any_of(later.begin(), later.end(), [&](const Rating* each) { return wants(*each); });
}

std::string reasons_of(const CaseFacts& facts) {
  const Invitation* asked = facts.request.find(facts.follow_up.invitation);
  if (asked == nullptr || !asked->rating) return {};
  const Survey* survey = facts.settings.survey(asked->survey, asked->survey_version);
  if (survey == nullptr) return {};
  const auto& labels = survey->texts_in(facts.texts.language).reasons;
  std::string text;
  for (const std::string& reason : asked->rating->details.reasons) {
    const auto label = labels.find(reason);
    text.append(text.empty() ? "" : " · ").append(label == labels.end() ? reason : label->second);
  }
  return text;
}

std::string reason_text(const Reopening& reopening, const Texts& texts) {
  switch (reopening.reason) {
    case ReopenReason::dissatisfied_again:
      return std::string(texts.again_answer);
    case ReopenReason::recovery_failed:
      return std::string(texts.again_recovery);
    case ReopenReason::contact_wanted:
      return std::string(texts.again_contact);
    case ReopenReason::restored:
    case ReopenReason::confirmed:
      return std::string(texts.again_counts);
    case ReopenReason::let_go:
      return std::string(texts.again_alone);
    case ReopenReason::person:
    case ReopenReason::taken_out:
    case ReopenReason::undone:
      break;
  }
  return filled(texts.again_person, "person", name_of({reopening.by.id, reopening.by.name}));
}

}  // namespace

std::vector<const Rating*> recovery_answers(const RequestState& request, const Id128& follow_up) {
  std::vector<const Rating*> answers;
  for (const Invitation& invitation : request.invitations) {
    const bool about_it = invitation.recovery_of == follow_up && invitation.rating;
    if (about_it) answers.push_back(&*invitation.rating);
  }
  return answers;
}

std::vector<std::string> CaseFacts::of_answer() const {
  std::vector<std::string> lines;
  if (is_waiting(follow_up.state) && follow_up.due_at) {
    const std::string due = clock_text(settings.current().time_zone, *follow_up.due_at);
    lines.push_back(filled(texts.mail_due, "time", due));
  }
  if (wants_contact(request, follow_up)) lines.emplace_back(texts.mail_contact);
  const std::string reasons = reasons_of(*this);
  if (!reasons.empty()) lines.push_back(std::string(texts.better) + " " + reasons);
  return lines;
}

std::vector<std::string> CaseFacts::of_reopening() const {
  if (!follow_up.reopening || !is_waiting(follow_up.state)) return {};
  std::vector<std::string> lines{reason_text(*follow_up.reopening, texts)};
  const int times = follow_up.reopening->times;
  if (times > 1) lines.push_back(filled(texts.again_times, "count", std::to_string(times)));
  return lines;
}

std::vector<std::string> CaseFacts::of_ending() const {
  if (follow_up.state != FollowUpState::addressed) return {};
  std::string how;
  for (const std::string& code : {follow_up.outcome, follow_up.root_cause, follow_up.action}) {
    if (!code.empty()) how.append(how.empty() ? "" : " · ").append(words_of(code));
  }
  const EventActor& by = follow_up.turned_by;
  std::vector<std::string> lines{filled(texts.mail_outcome, "outcome", how)};
  if (by.kind == ActorKind::staff) {
    lines.push_back(filled(texts.mail_by, "person", name_of({by.id, by.name})));
  }
  return lines;
}

}  // namespace amends
