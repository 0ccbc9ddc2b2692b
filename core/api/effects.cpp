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

std::string name_of(const Person& person) {
  return person.name.empty() ? person.id : person.name;
}

// A mail to staff about a case.
struct CaseMail {
  std::string kind;  // the payload's template
  std::string user;  // empty: to the managers
  const RequestState& state;
  const FollowUp& follow_up;
  const FollowUpRow& row;

  bool is_about_the_answer() const { return kind == "dissatisfied"; }
  // What was to be done is done, or is somebody else's to do.
  bool is_moot() const {
    if (is_about_the_answer()) return false;
    if (kind == "assigned") {
      const bool still_his = follow_up.assignee && follow_up.assignee->id == user;
      return !is_waiting(follow_up.state) || !still_his;
    }
    return !follow_up.can_be_reminded_of();
  }
};

std::string subject_of(const CaseMail& mail, const Texts& texts) {
  if (mail.is_about_the_answer()) {
    return filled(texts.mail_subject, "customer", customer_of(mail.state));
  }
  const std::string_view text = mail.kind == "assigned"  ? texts.told_assigned
                                : mail.kind == "overdue" ? texts.told_overdue
                                                         : texts.told_due_soon;
  std::string subject = filled(text, "request", what_was_rated(mail.state, mail.row));
  if (mail.follow_up.assignee) {
    subject = filled(subject, "person", name_of(*mail.follow_up.assignee));
  }
  return subject;
}

// "2026-11-24 07:50", as the clocks of the zone show it.
std::string clock_text(const TimeZone& zone, UtcMillis at) {
  const std::string local = to_text(at + zone.offset_ms(at));
  return local.substr(0, 10) + " " + local.substr(11, 5);
}

std::string text_of(const CaseMail& mail, std::string_view comment, const SettingsState& settings,
                    const Texts& texts) {
  const Settings& current = settings.current();
  std::string text = filled(texts.mail_opening, "customer", customer_of(mail.state));
  text = filled(text, "label", label_in(settings, mail.row, texts.language));
  text = filled(text, "request", what_was_rated(mail.state, mail.row));
  if (!mail.is_about_the_answer() && mail.follow_up.due_at) {
    const std::string due = clock_text(current.time_zone, *mail.follow_up.due_at);
    text += "\n" + filled(texts.mail_due, "time", due);
  }
  if (!comment.empty()) text.append("\n\n").append(comment);
  if (!current.desk_url.empty()) {
    text += "\n\n" + std::string(texts.mail_open_list) + "\n" + current.desk_url +
            "?case=" + to_text(mail.follow_up.id);
  }
  return text + "\n";
}

json::object recipient_of(const CaseMail& mail) {
  json::object to;
  if (mail.user.empty()) {
    to["managers"] = true;
  } else {
    to["user"] = mail.user;
  }
  to["team"] = mail.row.team;
  to["queue"] = mail.row.queue;
  return to;
}

std::string text_in(const json::object& members, std::string_view name) {
  const auto* value = members.if_contains(name);
  return value == nullptr ? std::string() : std::string(value->as_string());
}

// What the mail says is made now, so that words which came after the answer are in it. Says whether
// it still is to be sent.
Result<bool> add_case_mail(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  auto state = services.load(entry.request);
  if (!state) return state.error();
  auto events = services.open_stream(request_stream(entry.request));
  if (!events) return events.error();
  const FollowUp* follow_up = entry.follow_up ? state->find(*entry.follow_up) : nullptr;
  if (follow_up == nullptr) return fail(ErrorCode::history_broken, "the follow-up is missing");
  const FollowUpFound found = found_now(*state, *follow_up, *events);
  const CaseMail mail{text_in(effect, "template"), text_in(effect, "user"), *state, *follow_up,
                      found.row};
  if (mail.is_moot()) return false;
  const json::object view = follow_up_view(found, **settings, services.now());
  const Texts& texts = texts_in("en");
  effect["message_id"] = "<" + to_text(entry.effect) + "@amends>";
  effect["to"] = recipient_of(mail);
  effect["subject"] = subject_of(mail, texts);
  effect["text"] =
      text_of(mail, std::string_view(view.at("comment").as_string()), **settings, texts);
  effect["follow_up"] = to_text(follow_up->id);
  effect.erase("user");
  return true;
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

Result<bool> add_mail(Services& services, const OutboxEntry& entry, std::string_view base_url,
                      json::object& effect) {
  if (!effect.contains("invitation")) return add_case_mail(services, entry, effect);
  if (auto added = add_question(services, entry, base_url, effect); !added) return added.error();
  return true;
}

// Says whether there is still something to do.
Result<bool> add_words(Services& services, const OutboxEntry& entry, std::string_view base_url,
                       json::object& effect) {
  if (entry.kind == "mail.send") return add_mail(services, entry, base_url, effect);
  if (entry.kind == "webhook.send") return add_webhook(services, entry, effect);
  return true;
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
  auto added = add_words(services, entry, base_url, effect);
  if (!added) return added.error();
  if (!*added) return std::optional<json::object>();
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
