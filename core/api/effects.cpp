#include "core/api/effects.hpp"

#include "core/api/case_mail.hpp"
#include "core/api/digest_mail.hpp"
#include "core/api/helpdesk_effect.hpp"
#include "core/api/links.hpp"
#include "core/api/mail_block.hpp"
#include "core/api/praise_mail.hpp"
#include "core/api/report_mails.hpp"
#include "core/api/webhook_effect.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

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
  effect["to"] = json::object{{"requester", recipient_view(state->requester)}};
  effect["subject"] = "#" + state->id + " " + state->subject + ": " + question;
  effect["language"] = block.language;
  effect["text"] = mail_block_text(block);
  effect["html"] = mail_block_html(block);
  return {};
}

Result<bool> add_mail(Services& services, const OutboxEntry& entry, std::string_view base_url,
                      json::object& effect) {
  if (effect.at("template") == "digest") return add_digest(services, entry, effect);
  if (effect.at("template") == "praise") return add_praise(services, entry, effect);
  if (effect.at("template") == "report") return add_report_mail(services, entry, effect);
  if (!effect.contains("invitation")) return add_case_mail(services, entry, effect);
  if (auto added = add_question(services, entry, base_url, effect); !added) return added.error();
  return true;
}

// Says whether there is still something to do.
Result<bool> add_words(Services& services, const OutboxEntry& entry, std::string_view base_url,
                       json::object& effect) {
  if (entry.kind == "mail.send") return add_mail(services, entry, base_url, effect);
  if (entry.kind == "webhook.send") return add_webhook(services, entry, effect);
  if (is_helpdesk_task(entry)) return add_helpdesk_task(services, entry, effect);
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
