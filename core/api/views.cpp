#include "core/api/views.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/message.hpp"
#include "core/api/timeline.hpp"
#include "core/model/event_codec.hpp"
#include "core/rules/counting.hpp"
#include "core/store/projection.hpp"

namespace amends {
namespace {

json::array texts_array(const std::vector<std::string>& items) {
  return json::array(items.begin(), items.end());
}

const Personal* personal_at(const std::vector<Services::Placed>& events, std::int64_t revision) {
  const Event* event = event_at(events, revision);
  return event == nullptr ? nullptr : &event->personal;
}

// Who took the rating out of the figures, when and why.
json::value exclusion_view(const Invitation& invitation,
                           const std::vector<Services::Placed>& events) {
  if (!invitation.excluded) return nullptr;
  for (const auto& [revision, event] : events) {
    if (revision != invitation.excluded_revision) continue;
    return json::object{
        {"by", person_view(event.by)}, {"at", event.at.count}, {"reason", event.personal.note}};
  }
  return nullptr;
}

json::array decisions_view(const Invitation& invitation, const Actor& actor) {
  json::array allowed;
  if (!actor.at_least(Role::manager)) return allowed;
  for (const auto decision : allowed_decisions(invitation)) allowed.emplace_back(decision);
  return allowed;
}

json::object rating_view(const Invitation& invitation, const std::vector<Services::Placed>& events,
                         const Actor& actor) {
  const Rating& rating = *invitation.rating;
  const Personal* words = personal_at(events, rating.comment_revision);
  json::object view{
      {"id", to_text(invitation.id)},
      {"cycle", invitation.cycle},
      {"answer", rating.answer},
      {"scale", invitation.scale},
      {"class", enum_text(rating.answer_class)},
      {"evidence", enum_text(rating.evidence)},
      {"answered_at", rating.day == undated ? json::value() : json::value(rating.at.count)},
      {"comment", words == nullptr ? std::string() : words->comment},
      {"reasons", texts_array(rating.details.reasons)},
      {"contact_me", rating.details.contact_me.value_or(false)},
      {"counted", invitation.counted() != nullptr},
      {"held", invitation.held},
      {"excluded", invitation.excluded},
      {"exclusion", exclusion_view(invitation, events)},
      {"unsolicited", invitation.unsolicited},
      {"allowed", decisions_view(invitation, actor)}};
  if (rating.details.importance) view["importance"] = *rating.details.importance;
  return view;
}

// An answer on its survey's scale, in words; 0 is none.
struct AnswerWords {
  json::value label;
  json::value answer_class;

  AnswerWords(int answer, const Survey* survey) {
    if (survey == nullptr || answer < 1 || answer > survey->scale) return;
    label = json::value(survey->label_of(answer, "en"));
    answer_class = json::value(enum_text(survey->class_of(answer)));
  }
};

json::value answer_or_null(int answer) {
  return answer == 0 ? json::value() : json::value(answer);
}

// Whether an answer that was set aside still stands there.
bool stands_aside(const Invitation& invitation, const AsideAnswer& aside) {
  switch (aside.kind) {
    case AsideAnswer::Kind::intent:
      return invitation.counted() == nullptr;
    case AsideAnswer::Kind::disputed:
      return invitation.rating && invitation.rating->at < aside.at;
    case AsideAnswer::Kind::held:
      return invitation.held && invitation.rating && invitation.rating->at <= aside.at;
  }
  return false;
}

json::object aside_view(const Invitation& invitation, const AsideAnswer& aside,
                        const std::vector<Services::Placed>& events,
                        const SettingsState& settings) {
  const AnswerWords answer(aside.answer,
                           settings.survey(invitation.survey, invitation.survey_version));
  const Personal* words = personal_at(events, aside.revision);
  return {{"invitation", to_text(invitation.id)},
          {"cycle", invitation.cycle},
          {"kind", enum_text(aside.kind)},
          {"answer", answer_or_null(aside.answer)},
          {"scale", invitation.scale},
          {"label", answer.label},
          {"class", answer.answer_class},
          {"evidence", enum_text(aside.evidence)},
          {"at", aside.at.count},
          {"reason", text_or_null(aside.reason)},
          {"comment", words == nullptr ? std::string() : words->comment}};
}

json::array asides_view(const RequestState& state, const std::vector<Services::Placed>& events,
                        const SettingsState& settings) {
  json::array asides;
  for (const Invitation& invitation : state.invitations) {
    if (!invitation.is_about_request()) continue;
    for (const AsideAnswer& aside : invitation.aside) {
      if (!stands_aside(invitation, aside)) continue;
      asides.push_back(aside_view(invitation, aside, events, settings));
    }
  }
  return asides;
}

json::value merged_into_view(const FollowUpRow& row) {
  if (!row.merged_into) return nullptr;
  return json::object{{"id", to_text(*row.merged_into)}, {"request", row.merged_into_request}};
}

json::value assignee_view(const FollowUpRow& row) {
  if (row.assignee_id.empty()) return nullptr;
  return json::object{{"id", row.assignee_id},
                      {"name", row.assignee_name.empty() ? row.assignee_id : row.assignee_name}};
}

json::object customer_view(const Personal& requester, const std::string& organisation) {
  return {{"id", requester.requester_id},
          {"name", requester.requester_name},
          {"mail", requester.requester_mail},
          {"phone", requester.requester_phone},
          {"organisation", organisation}};
}

json::value moment_view(const Moment& moment) {
  if (!moment.is_one()) return nullptr;
  return json::object{{"first_bad", moment.first_bad},
                      {"balance_tips", moment.balance_tips},
                      {"good_in_a_row", moment.good_in_a_row}};
}

Personal personal_of(const std::optional<std::string>& text) {
  if (!text) return {};
  auto personal = decode_personal(*text);
  return personal ? std::move(*personal) : Personal{};
}

json::value recovered_view(const RequestState& state) {
  const auto good = recovered(state);
  return good ? json::value(*good) : json::value();
}

json::value planned_at(const RequestState& state) {
  for (const PlannedAsk& planned : state.planned_asks) {
    if (!planned.follow_up) return planned.due_at.count;
  }
  return nullptr;
}

// Why nobody was asked about the latest completion; nothing where somebody was, or nobody tried.
json::value suppression_view(const RequestState& state) {
  const bool asked = std::any_of(state.invitations.begin(), state.invitations.end(),
                                 [&](const Invitation& invitation) {
                                   return invitation.cycle == state.cycle &&
                                          !invitation.unsolicited && invitation.is_about_request();
                                 });
  if (asked || state.suppressions.empty()) return nullptr;
  const Suppression& last = state.suppressions.back();
  if (last.cycle != state.cycle) return nullptr;
  return json::object{
      {"reason", enum_text(last.reason)}, {"touchpoint", last.touchpoint}, {"at", last.at.count}};
}

}  // namespace

json::object survey_view(const Survey& survey, std::string_view language) {
  const SurveyTexts& texts = survey.texts_in(language);
  json::array classes;
  for (const AnswerClass value : survey.classes) classes.emplace_back(enum_text(value));
  json::array reasons;
  for (const std::string& id : survey.reasons) {
    reasons.push_back(json::object{{"id", id}, {"label", texts.reasons.find(id)->second}});
  }
  return {{"id", survey.id},
          {"version", survey.version},
          {"scale", survey.scale},
          {"question", texts.question},
          {"labels", texts_array(texts.labels)},
          {"classes", std::move(classes)},
          {"reasons", std::move(reasons)},
          {"ask_importance", survey.ask_importance}};
}

FollowUpFound found_now(const RequestState& state, const FollowUp& follow_up,
                        const std::vector<Services::Placed>& events) {
  FollowUpFound found{follow_up_row(state, follow_up), {}, {}};
  const auto text_at = [&](std::int64_t revision) -> std::optional<std::string> {
    const Personal* personal = personal_at(events, revision);
    if (personal == nullptr) return std::nullopt;
    return encode_personal(*personal);
  };
  found.requester = text_at(found.row.requester_revision);
  found.comment = text_at(found.row.comment_revision);
  return found;
}

json::object follow_up_view(const FollowUpFound& found, const SettingsState& settings,
                            UtcMillis now) {
  const FollowUpRow& row = found.row;
  const Personal requester = personal_of(found.requester);
  const Personal words = personal_of(found.comment);
  const Survey* survey = settings.survey(row.survey, row.survey_version);
  const AnswerWords answer(row.answer, survey);
  const bool waiting = is_waiting(row.state);
  return {{"id", to_text(row.follow_up)},
          {"revision", row.revision},
          {"request", row.request},
          {"subject", requester.subject},
          {"request_url", text_or_null(row.url)},
          {"cycle", row.cycle},
          {"state", enum_text(row.state)},
          {"settling", waiting && row.settles_at && now < *row.settles_at},
          {"customer", customer_view(requester, row.organisation)},
          {"answer", answer_or_null(row.answer)},
          {"scale", row.scale},
          {"label", answer.label},
          {"class", answer.answer_class},
          {"comment", words.comment},
          {"reasons", texts_array(row.reasons)},
          {"contact_me", row.contact_me},
          {"moment", moment_view(row.moment)},
          {"assignee", assignee_view(row)},
          {"opened_at", row.opened_at.count},
          {"due_at", millis_or_null(row.due_at)},
          {"waiting_for_customer", row.paused_until.has_value()},
          {"paused_until_at", millis_or_null(row.paused_until)},
          {"overdue", waiting && row.due_at && *row.due_at < now},
          {"answered_at",
           row.answered_at == UtcMillis{} ? json::value() : json::value(row.answered_at.count)},
          {"agent", row.agent},
          {"team", row.team},
          {"queue", row.queue},
          {"service", row.service},
          {"touchpoint", row.touchpoint},
          {"channel", row.channel},
          {"tags", texts_array(row.tags)},
          {"contacts", row.contacts},
          {"outcome", text_or_null(row.outcome)},
          {"root_cause", text_or_null(row.root_cause)},
          {"action", text_or_null(row.action)},
          {"closed_at", millis_or_null(row.closed_at)},
          {"merged_into", merged_into_view(row)}};
}

json::object aside_view(const AsideFound& found, const SettingsState& settings) {
  const AsideRow& row = found.row;
  const Personal requester = personal_of(found.requester);
  const Personal words = personal_of(found.words);
  const AnswerWords answer(row.answer, settings.survey(row.survey, row.survey_version));
  return {{"invitation", to_text(row.invitation)},
          {"kind", enum_text(row.kind)},
          {"request", row.request},
          {"subject", requester.subject},
          {"request_url", text_or_null(row.url)},
          {"customer", customer_view(requester, row.organisation)},
          {"answer", row.answer},
          {"scale", row.scale},
          {"label", answer.label},
          {"class", answer.answer_class},
          {"evidence", enum_text(row.evidence)},
          {"at", row.at == UtcMillis{} ? json::value() : json::value(row.at.count)},
          {"reason", text_or_null(row.reason)},
          {"comment", words.comment},
          {"note", words.note},
          {"agent", row.agent},
          {"team", row.team},
          {"queue", row.queue},
          {"service", row.service},
          {"touchpoint", row.touchpoint}};
}

json::object request_view(const RequestState& state, const std::vector<Services::Placed>& events,
                          const SettingsState& settings, const Actor& actor, UtcMillis now) {
  json::array ratings;
  for (const Invitation& invitation : state.invitations) {
    if (!invitation.is_about_request()) continue;
    if (invitation.rating) ratings.push_back(rating_view(invitation, events, actor));
  }
  json::array follow_ups;
  for (const FollowUp& follow_up : state.follow_ups) {
    follow_ups.push_back(follow_up_view(found_now(state, follow_up, events), settings, now));
  }
  const Snapshot& snapshot = state.snapshot;
  return {
      {"id", state.id},
      {"revision", state.revision},
      {"satisfaction_status", enum_text(status_of(state))},
      {"recovered", recovered_view(state)},
      {"cycle", state.cycle},
      {"completed", state.completed},
      {"resolution", state.resolution ? json::value(enum_text(*state.resolution)) : json::value()},
      {"suppressed", suppression_view(state)},
      {"planned_at", planned_at(state)},
      {"subject", state.subject},
      {"url", text_or_null(state.url)},
      {"language", state.language},
      {"requester", json::object{{"id", state.requester.id},
                                 {"name", state.requester.name},
                                 {"mail", state.requester.mail}}},
      {"agent", snapshot.agent},
      {"closer", snapshot.closer},
      {"team", snapshot.team},
      {"queue", snapshot.queue},
      {"service", snapshot.service},
      {"channel", snapshot.channel},
      {"organisation", snapshot.organisation},
      {"tags", texts_array(snapshot.tags)},
      {"ratings", std::move(ratings)},
      {"aside", asides_view(state, events, settings)},
      {"follow_ups", std::move(follow_ups)},
      {"timeline", timeline_view(events)}};
}

json::object key_view(const KeyRow& row) {
  return {{"id", to_text(row.key)},
          {"name", row.label},
          {"role", row.role},
          {"scopes",
           json::object{{"teams", texts_array(row.teams)}, {"queues", texts_array(row.queues)}}},
          {"created_at", row.created_at.count},
          {"revoked", row.revoked}};
}

}  // namespace amends
