#include "core/api/views.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/message.hpp"
#include "core/model/event_codec.hpp"
#include "core/store/projection.hpp"

namespace amends {
namespace {

json::array texts_array(const std::vector<std::string>& items) {
  return json::array(items.begin(), items.end());
}

const Personal* personal_at(const std::vector<Services::Placed>& events, std::int64_t revision) {
  for (const auto& placed : events) {
    if (placed.revision == revision && revision != 0) return &placed.event.personal;
  }
  return nullptr;
}

json::object rating_view(const Invitation& invitation,
                         const std::vector<Services::Placed>& events) {
  const Rating& rating = *invitation.rating;
  const Personal* words = personal_at(events, rating.comment_revision);
  return {{"id", to_text(invitation.id)},
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
          {"unsolicited", invitation.unsolicited}};
}

json::object person_view(const EventActor& by) {
  return {{"kind", enum_text(by.kind)}, {"id", by.id}, {"name", by.name.empty() ? by.id : by.name}};
}

// The members of a timeline entry that say what happened; one overload an event that has any.
struct EntryMembers {
  json::object& entry;

  void operator()(const Rated& event) const {
    entry["answer"] = event.answer;
    entry["class"] = enum_text(event.answer_class);
    entry["evidence"] = enum_text(event.evidence);
  }
  void operator()(const Imported& event) const { entry["answer"] = event.answer; }
  void operator()(const Disputed& event) const {
    entry["answer"] = event.answer;
    entry["reason"] = event.reason;
  }
  void operator()(const IntentNoted& event) const { entry["answer"] = event.answer; }
  void operator()(const AskSuppressed& event) const { entry["reason"] = event.reason; }
  void operator()(const RequestCompleted& event) const { entry["cycle"] = event.cycle; }
  void operator()(const FollowUpAssigned& event) const {
    entry["assignee"] =
        event.assignee_id.empty()
            ? json::value()
            : json::value(json::object{{"id", event.assignee_id}, {"name", event.assignee_name}});
  }
  void operator()(const FollowUpContacted& event) const {
    entry["channel"] = enum_text(event.channel);
    entry["result"] = enum_text(event.result);
  }
  void operator()(const FollowUpAddressed& event) const { entry["outcome"] = event.outcome; }
  void operator()(const FollowUpVoided& event) const { entry["reason"] = enum_text(event.reason); }
  void operator()(const FollowUpReopened& event) const {
    entry["reason"] = enum_text(event.reason);
  }
  void operator()(const auto&) const {}
};

bool concerns(const Payload& payload, const Id128& follow_up, const InvitationId& invitation) {
  return std::visit(
      [&](const auto& event) {
        if constexpr (requires { event.follow_up.bytes; }) return event.follow_up == follow_up;
        if constexpr (requires { event.invitation; }) return event.invitation == invitation;
        return false;
      },
      payload);
}

json::value assignee_view(const FollowUpRow& row) {
  if (row.assignee_id.empty()) return nullptr;
  return json::object{{"id", row.assignee_id},
                      {"name", row.assignee_name.empty() ? row.assignee_id : row.assignee_name}};
}

Personal personal_of(const std::optional<std::string>& text) {
  if (!text) return {};
  auto personal = decode_personal(*text);
  return personal ? std::move(*personal) : Personal{};
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

json::array timeline_view(const std::vector<Services::Placed>& events, const Id128* only,
                          const InvitationId* invitation) {
  json::array timeline;
  for (const auto& [revision, event] : events) {
    if (only != nullptr && !concerns(event.payload, *only, *invitation)) continue;
    json::object entry{{"revision", revision},
                       {"at", event.at.count},
                       {"type", payload_name(event.payload)},
                       {"by", person_view(event.by)}};
    const std::string& words =
        event.personal.note.empty() ? event.personal.comment : event.personal.note;
    if (!words.empty()) entry["text"] = words;
    std::visit(EntryMembers{entry}, event.payload);
    timeline.push_back(std::move(entry));
  }
  return timeline;
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
  const bool on_scale = survey != nullptr && row.answer >= 1 && row.answer <= survey->scale;
  const bool waiting = is_waiting(row.state);
  return {
      {"id", to_text(row.follow_up)},
      {"revision", row.revision},
      {"request", row.request},
      {"subject", requester.subject},
      {"request_url", text_or_null(row.url)},
      {"cycle", row.cycle},
      {"state", enum_text(row.state)},
      {"settling", waiting && row.settles_at && now < *row.settles_at},
      {"customer", json::object{{"id", requester.requester_id},
                                {"name", requester.requester_name},
                                {"mail", requester.requester_mail},
                                {"phone", requester.requester_phone},
                                {"organisation", row.organisation}}},
      {"answer", row.answer == 0 ? json::value() : json::value(row.answer)},
      {"scale", row.scale},
      {"label", on_scale ? json::value(survey->label_of(row.answer, "en")) : json::value()},
      {"class", on_scale ? json::value(enum_text(survey->class_of(row.answer))) : json::value()},
      {"comment", words.comment},
      {"reasons", texts_array(row.reasons)},
      {"contact_me", row.contact_me},
      {"assignee", assignee_view(row)},
      {"opened_at", row.opened_at.count},
      {"due_at", millis_or_null(row.due_at)},
      {"overdue", waiting && row.due_at && *row.due_at < now},
      {"answered_at",
       row.answered_at == UtcMillis{} ? json::value() : json::value(row.answered_at.count)},
      {"agent", row.agent},
      {"team", row.team},
      {"queue", row.queue},
      {"service", row.service},
      {"touchpoint", row.touchpoint},
      {"contacts", row.contacts},
      {"outcome", text_or_null(row.outcome)},
      {"closed_at", millis_or_null(row.closed_at)}};
}

json::object request_view(const RequestState& state, const std::vector<Services::Placed>& events,
                          const SettingsState& settings, UtcMillis now) {
  json::array ratings;
  for (const Invitation& invitation : state.invitations) {
    if (invitation.rating) ratings.push_back(rating_view(invitation, events));
  }
  json::array follow_ups;
  for (const FollowUp& follow_up : state.follow_ups) {
    follow_ups.push_back(follow_up_view(found_now(state, follow_up, events), settings, now));
  }
  const Snapshot& snapshot = state.snapshot;
  return {{"id", state.id},
          {"revision", state.revision},
          {"satisfaction_status", enum_text(status_of(state))},
          {"recovered", nullptr},
          {"cycle", state.cycle},
          {"completed", state.completed},
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
