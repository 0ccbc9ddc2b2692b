#include "core/api/webhook_effect.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/api/case_facts.hpp"
#include "core/api/case_words.hpp"
#include "core/api/message.hpp"
#include "core/api/texts.hpp"
#include "core/api/views.hpp"
#include "core/api/webhook_cards.hpp"
#include "core/api/webhook_secret.hpp"
#include "core/store/praise_outbox.hpp"
#include "core/store/projection.hpp"
#include "core/store/webhook_outbox.hpp"

namespace amends {
namespace {

// All that a delivery is made from.
struct Delivery {
  const OutboxEntry& entry;
  const WebhookNotice& notice;
  const Webhook& webhook;
  const SettingsState& settings;
  const RequestState& request;
  const FollowUp* follow_up;     // none: it is about praise
  const Invitation* invitation;  // whose answer it is about
  std::string comment;           // of that answer

  const Rating* rating() const { return invitation->rating ? &*invitation->rating : nullptr; }
};

std::string comment_at(const std::vector<Services::Placed>& events, std::int64_t revision) {
  const Event* event = event_at(events, revision);
  return event == nullptr ? std::string() : event->personal.comment;
}

std::string label_of(const Delivery& delivery) {
  const Invitation& asked = *delivery.invitation;
  const Survey* survey = delivery.settings.survey(asked.survey, asked.survey_version);
  const Rating* rating = delivery.rating();
  if (rating == nullptr || survey == nullptr || rating->answer > survey->scale) return {};
  return survey->label_of(rating->answer, delivery.webhook.language);
}

std::string link_of(const Delivery& delivery) {
  const std::string link = delivery.follow_up == nullptr
                               ? ""
                               : desk_link(delivery.settings.current(), delivery.follow_up->id);
  return link.empty() ? delivery.request.url : link;
}

std::string what_was_rated(const Delivery& delivery) {
  const RequestState& request = delivery.request;
  std::string text =
      is_touchpoint_rating(request.id) ? delivery.invitation->touchpoint : "#" + request.id;
  if (delivery.webhook.include_customer && !request.subject.empty()) text += " " + request.subject;
  return text;
}

std::string_view title_text(const Delivery& delivery, const Texts& texts) {
  switch (delivery.notice.event) {
    case WebhookEvent::opened:
      return texts.told_opened;
    case WebhookEvent::assigned:
      return delivery.follow_up->assignee ? texts.told_assigned : texts.told_unassigned;
    case WebhookEvent::contacted:
      return texts.told_contacted;
    case WebhookEvent::addressed:
      return texts.told_addressed;
    case WebhookEvent::reopened:
      return texts.told_reopened;
    case WebhookEvent::withdrawn:
    case WebhookEvent::voided:
      return texts.told_gone;
    case WebhookEvent::praised:
      return texts.told_praise;
    case WebhookEvent::due_soon:
      return texts.told_due_soon;
    case WebhookEvent::overdue:
      return texts.told_overdue;
    case WebhookEvent::detailed:
      return texts.told_detailed;
  }
  return {};
}

std::vector<std::string> facts_of(const Delivery& delivery, const Texts& texts) {
  if (delivery.follow_up == nullptr) return {};
  const CaseFacts facts{delivery.request, *delivery.follow_up, delivery.settings, texts};
  std::vector<std::string> lines = facts.of_answer();
  const bool again = delivery.notice.event == WebhookEvent::reopened;
  for (std::string& line : again ? facts.of_reopening() : facts.of_ending()) {
    lines.push_back(std::move(line));
  }
  return lines;
}

WebhookStory story_of(const Delivery& delivery) {
  const Texts& texts = texts_in(delivery.webhook.language);
  WebhookStory story;
  story.title = filled(title_text(delivery, texts), "request", what_was_rated(delivery));
  const bool has_assignee = delivery.follow_up != nullptr && delivery.follow_up->assignee;
  if (has_assignee)
    story.title = filled(story.title, "person", name_of(*delivery.follow_up->assignee));
  const Snapshot& snapshot = delivery.invitation->snapshot;
  const std::string customer =
      delivery.webhook.include_customer ? delivery.request.requester.name : std::string();
  std::string who;
  for (const std::string& part : {label_of(delivery), customer, snapshot.team, snapshot.agent}) {
    if (!part.empty()) who.append(who.empty() ? "" : " · ").append(part);
  }
  story.details = facts_of(delivery, texts);
  if (!who.empty()) story.details.insert(story.details.begin(), std::move(who));
  story.comment = delivery.comment;
  story.link = link_of(delivery);
  return story;
}

json::object customer_view(const Requester& who) {
  return {{"id", who.id}, {"name", who.name}, {"mail", who.mail}, {"phone", who.phone}};
}

json::value reopening_view(const FollowUp& follow_up) {
  if (!follow_up.reopening) return nullptr;
  const Reopening& again = *follow_up.reopening;
  return json::object{{"reason", enum_text(again.reason)}, {"times", again.times}};
}

json::object case_view(const Delivery& delivery) {
  const FollowUp& follow_up = *delivery.follow_up;
  json::value assignee;
  if (follow_up.assignee) {
    assignee = json::object{{"id", follow_up.assignee->id}, {"name", name_of(*follow_up.assignee)}};
  }
  return {{"id", to_text(follow_up.id)},
          {"revision", follow_up.revision},
          {"state", enum_text(follow_up.state)},
          {"assignee", std::move(assignee)},
          {"contacts", follow_up.contacts},
          {"outcome", text_or_null(follow_up.outcome)},
          {"root_cause", text_or_null(follow_up.root_cause)},
          {"action", text_or_null(follow_up.action)},
          {"opened_at", follow_up.opened_at.count},
          {"due_at", millis_or_null(follow_up.due_at)},
          {"closed_at", millis_or_null(follow_up.closed_at)},
          {"reopened", reopening_view(follow_up)}};
}

json::value answer_view(const Delivery& delivery) {
  const Rating* rating = delivery.rating();
  if (rating == nullptr) return nullptr;
  json::object view{
      {"id", to_text(delivery.invitation->id)},
      {"answer", rating->answer},
      {"scale", delivery.invitation->scale},
      {"label", text_or_null(label_of(delivery))},
      {"class", enum_text(rating->answer_class)},
      {"reasons", json::array(rating->details.reasons.begin(), rating->details.reasons.end())},
      {"contact_me", rating->details.contact_me.value_or(false)},
      {"answered_at", rating->day == undated ? json::value() : json::value(rating->at.count)}};
  if (delivery.webhook.include_comment) view["comment"] = delivery.comment;
  return view;
}

json::object request_view(const Delivery& delivery) {
  const RequestState& request = delivery.request;
  const Snapshot& snapshot = delivery.invitation->snapshot;
  json::object view{{"id", request.id},
                    {"url", text_or_null(request.url)},
                    {"agent", snapshot.agent},
                    {"team", snapshot.team},
                    {"queue", snapshot.queue},
                    {"service", snapshot.service},
                    {"touchpoint", delivery.invitation->touchpoint},
                    {"organisation", snapshot.organisation}};
  if (delivery.webhook.include_customer) {
    view["subject"] = request.subject;
    view["customer"] = customer_view(request.requester);
  }
  return view;
}

std::string json_body(const Delivery& delivery) {
  json::object body{
      {"id", to_text(delivery.entry.effect)},    {"event", enum_text(delivery.notice.event)},
      {"at", delivery.notice.at.count},          {"webhook", delivery.webhook.id},
      {"link", text_or_null(link_of(delivery))}, {"request", request_view(delivery)},
      {"rating", answer_view(delivery)}};
  body["follow_up"] =
      delivery.follow_up == nullptr ? json::value() : json::value(case_view(delivery));
  return json::serialize(body);
}

std::string body_of(const Delivery& delivery) {
  switch (delivery.webhook.format) {
    case WebhookFormat::json:
      return json_body(delivery);
    case WebhookFormat::slack:
      return slack_body(story_of(delivery));
    case WebhookFormat::teams:
      return teams_body(story_of(delivery));
  }
  return {};
}

void add_post(Services& services, const Delivery& delivery, json::object& effect) {
  const std::string body = body_of(delivery);
  effect["url"] = delivery.webhook.url;
  effect["allow_private"] = delivery.webhook.allow_private;
  effect["headers"] =
      json::object{{"content-type", "application/json"},
                   {"amends-event", enum_text(delivery.notice.event)},
                   {"amends-delivery", to_text(delivery.entry.effect)},
                   {"amends-signature", webhook_signature(services, delivery.webhook, body)}};
  effect["body"] = body;
}

}  // namespace

Result<bool> add_webhook(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  const auto notice = webhook_notice(entry);
  const Webhook* webhook = notice ? (*settings)->current().webhook(notice->webhook) : nullptr;
  if (webhook == nullptr || !webhook->active) return false;
  auto request = services.load(entry.request);
  if (!request) return request.error();
  const FollowUp* follow_up = notice->follow_up ? request->find(*notice->follow_up) : nullptr;
  const Invitation* invitation = follow_up != nullptr ? request->find(follow_up->invitation)
                                 : notice->invitation ? request->find(*notice->invitation)
                                                      : nullptr;
  if (invitation == nullptr) return false;
  if (follow_up == nullptr && !is_praise(*invitation)) return false;
  Delivery delivery{entry, *notice, *webhook, **settings, *request, follow_up, invitation, {}};
  if (webhook->include_comment && invitation->rating) {
    auto events = services.open_stream(request_stream(entry.request));
    if (!events) return events.error();
    delivery.comment = comment_at(*events, invitation->rating->comment_revision);
  }
  add_post(services, delivery, effect);
  return true;
}

}  // namespace amends
