#include "core/api/effects.hpp"

#include <boost/json/array.hpp>

#include "core/api/links.hpp"
#include "core/api/mail_block.hpp"
#include "core/api/texts.hpp"
#include "core/api/webhook_effect.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

std::string label_in(const SettingsState& settings, const FollowUpRow& row,
                     std::string_view language) {
  const Survey* survey = settings.survey(row.survey, row.survey_version);
  if (survey == nullptr || row.answer < 1 || row.answer > survey->scale) return "?";
  return survey->label_of(row.answer, language);
}

std::string customer_of(const RequestState& state) {
  const Requester& who = state.requester;
  for (const std::string* known : {&who.name, &who.mail, &who.phone}) {
    if (!known->empty() && (known == &who.name || is_touchpoint_rating(state.id))) return *known;
  }
  return "#" + state.id;
}

std::string what_was_rated(const RequestState& state, const FollowUpRow& row) {
  if (is_touchpoint_rating(state.id)) {
    return state.subject.empty() ? row.touchpoint : state.subject + " (" + row.touchpoint + ")";
  }
  return state.subject.empty() ? "#" + state.id : "#" + state.id + " " + state.subject;
}

// What the mail says is made now, so that words which came after the answer are in it.
Result<void> add_mail(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  auto state = services.load(entry.request);
  if (!state) return state.error();
  auto events = services.open_stream(request_stream(entry.request));
  if (!events) return events.error();
  const FollowUp* follow_up = entry.follow_up ? state->find(*entry.follow_up) : nullptr;
  if (follow_up == nullptr) return fail(ErrorCode::history_broken, "the follow-up is missing");
  const FollowUpFound found = found_now(*state, *follow_up, *events);
  const json::object view = follow_up_view(found, **settings, services.now());
  const Texts& texts = texts_in("en");
  const std::string customer = customer_of(*state);
  const std::string label = label_in(**settings, found.row, texts.language);
  const std::string request = what_was_rated(*state, found.row);

  std::string text = filled(
      filled(filled(texts.mail_opening, "customer", customer), "label", label), "request", request);
  const std::string comment(view.at("comment").as_string());
  if (!comment.empty()) text += "\n\n" + comment;
  const std::string& desk = (*settings)->current().desk_url;
  if (!desk.empty()) {
    text += "\n\n" + std::string(texts.mail_open_list) + "\n" + desk +
            "?case=" + to_text(follow_up->id);
  }
  effect["message_id"] = "<" + to_text(entry.effect) + "@amends>";
  effect["to"] =
      json::object{{"managers", true}, {"team", found.row.team}, {"queue", found.row.queue}};
  effect["subject"] = filled(texts.mail_subject, "customer", customer);
  effect["text"] = text + "\n";
  effect["follow_up"] = to_text(follow_up->id);
  return {};
}

json::object customer_view(const Requester& who) {
  return {{"id", who.id}, {"mail", who.mail}, {"name", who.name}};
}

// A question that goes to the customer by a mail of its own.
Result<void> add_question(Services& services, const OutboxEntry& entry, std::string_view base_url,
                          json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  auto state = services.load(entry.request);
  if (!state) return state.error();
  const auto id = invitation_id_from_text(effect.at("invitation").as_string());
  const Invitation* invitation = id ? state->find(*id) : nullptr;
  if (invitation == nullptr) return fail(ErrorCode::history_broken, "the invitation is missing");
  const Survey* survey = (*settings)->survey(invitation->survey, invitation->survey_version);
  if (survey == nullptr) return fail(ErrorCode::history_broken, "the survey is missing");
  const std::string base = public_base((*settings)->current(), base_url);
  if (base.empty()) return no_base_url();
  const MailBlock block{
      *survey, survey->language_for(invitation->language),
      base + std::string(link_path) + token_of(services, *invitation, TokenPurpose::mail_link)};
  const std::string& question = survey->texts_in(block.language).question;
  effect["message_id"] = "<" + to_text(entry.effect) + "@amends>";
  effect["to"] = json::object{{"requester", customer_view(state->requester)}};
  effect["subject"] = "#" + state->id + " " + state->subject + ": " + question;
  effect["language"] = block.language;
  effect["text"] = mail_block_text(block);
  effect["html"] = mail_block_html(block);
  return {};
}

Result<void> add_words(Services& services, const OutboxEntry& entry, std::string_view base_url,
                       json::object& effect) {
  const bool asks = effect.contains("invitation");
  return asks ? add_question(services, entry, base_url, effect) : add_mail(services, entry, effect);
}

}  // namespace

LeaseWish lease_wish(const Request& request) {
  LeaseWish wish{std::string(request.header("x-amends-consumer")), {}};
  if (wish.consumer.empty()) return {};
  for (const auto kind : split(request.header("x-amends-kinds"), ',')) {
    if (!trimmed(kind).empty()) wish.kinds.emplace_back(trimmed(kind));
  }
  return wish;
}

Result<std::optional<json::object>> effect_view(Services& services, const OutboxEntry& entry,
                                                std::string_view base_url) {
  json::object effect{{"id", to_text(entry.effect)},
                      {"op", entry.kind},
                      {"request", entry.request},
                      {"revision", entry.revision},
                      {"not_before_at", entry.not_before.count},
                      {"lease_until_at", millis_or_null(entry.lease_until)},
                      {"attempt", entry.attempts}};
  if (const auto payload = parse_own_json(entry.payload)) {
    for (const auto& member : *payload) effect.emplace(member.key(), member.value());
  }
  if (entry.kind == "mail.send") {
    if (auto added = add_words(services, entry, base_url, effect); !added) return added.error();
  }
  if (entry.kind == "webhook.send") {
    auto added = add_webhook(services, entry, effect);
    if (!added) return added.error();
    if (!*added) return std::optional<json::object>();
  }
  return std::optional(std::move(effect));
}

void add_effects(Call& call, const Written& written, Response& response) {
  for (const OutboxEntry& entry : written.outbox) {
    if (!entry.lease_until) continue;
    auto effect = effect_view(call.services, entry, call.request.base_url);
    if (effect && *effect) response.effects.push_back(std::move(**effect));
    if (!effect) {
      call.services.log("warn", "an effect could not be made: " + effect.error().message);
    }
  }
}

}  // namespace amends
