#include "core/store/webhook_outbox.hpp"

#include <boost/json/serialize.hpp>

#include "core/model/json.hpp"
#include "core/store/addition_outbox.hpp"
#include "core/store/effect_id.hpp"
#include "core/store/praise_outbox.hpp"

namespace amends {
namespace {

std::string payload_of(const WebhookNotice& notice) {
  json::object payload{
      {"webhook", notice.webhook}, {"event", enum_text(notice.event)}, {"at", notice.at.count}};
  if (notice.invitation) payload.emplace("invitation", to_text(*notice.invitation));
  if (notice.event == WebhookEvent::detailed) {
    payload.emplace("follow_up", to_text(*notice.follow_up));
  }
  return json::serialize(payload);
}

class WebhookWriter {
 public:
  WebhookWriter(const RequestState& before, const RequestState& after, const Settings& settings,
                WriteBatch& batch)
      : before_(before), after_(after), settings_(settings), batch_(batch) {}

  void tell(const Event& event) {
    at_ = event.at;
    std::visit(*this, event.payload);
  }

  void tell_praise(UtcMillis at) {
    at_ = at;
    for (const Invitation& invitation : after_.invitations) {
      const Invitation* earlier = before_.find(invitation.id);
      if (!is_praise(invitation) || (earlier != nullptr && is_praise(*earlier))) continue;
      WebhookNotice notice{{}, WebhookEvent::praised, at_, {}, invitation.id};
      add(std::move(notice), invitation.snapshot, at_ + settings_.grace_s * second_ms);
    }
  }

  // In place of what is not on its way yet.
  void tell_additions(const std::vector<Event>& events) {
    at_ = events.back().at;
    for (const Addition& addition : additions_in(before_, after_, events)) {
      batch_.cancelled_webhooks_of.push_back(addition_mark(addition.follow_up));
      about(addition.follow_up, WebhookEvent::detailed, at_ + settings_.grace_s * second_ms);
    }
  }

  void operator()(const FollowUpOpened& opened) {
    about(opened.follow_up, WebhookEvent::opened, opened.settles_at.value_or(at_));
  }
  void operator()(const FollowUpAssigned& assigned) {
    about(assigned.follow_up, WebhookEvent::assigned, at_);
  }
  void operator()(const FollowUpReminded& reminded) {
    about(reminded.follow_up, reminded.overdue ? WebhookEvent::overdue : WebhookEvent::due_soon,
          at_);
  }
  void operator()(const FollowUpContacted& contacted) {
    about(contacted.follow_up, WebhookEvent::contacted, at_);
  }
  void operator()(const HelpdeskDone& done) {
    if (done.kind == TaskKind::reply) about(done.follow_up, WebhookEvent::contacted, at_);
  }
  void operator()(const FollowUpAddressed& addressed) {
    about(addressed.follow_up, WebhookEvent::addressed, at_);
  }
  void operator()(const FollowUpReopened& reopened) {
    about(reopened.follow_up, WebhookEvent::reopened, reopened.settles_at.value_or(at_));
  }
  void operator()(const FollowUpWithdrawn& gone) { end(gone.follow_up, WebhookEvent::withdrawn); }
  void operator()(const FollowUpVoided& gone) { end(gone.follow_up, WebhookEvent::voided); }
  void operator()(const auto&) {}

 private:
  // Of what nobody was told, nobody is told that it is gone.
  void end(const Id128& follow_up, WebhookEvent event) {
    batch_.cancelled_webhooks_of.push_back(follow_up);
    batch_.cancelled_webhooks_of.push_back(addition_mark(follow_up));
    std::erase_if(batch_.outbox, [&](const OutboxEntry& entry) {
      return entry.kind == "webhook.send" && entry.follow_up == follow_up;
    });
    const FollowUp* earlier = before_.find(follow_up);
    if (earlier != nullptr && !earlier->is_settling(at_)) about(follow_up, event, at_);
  }

  void about(const Id128& id, WebhookEvent event, UtcMillis not_before) {
    const FollowUp* follow_up = after_.find(id);
    const Invitation* invitation =
        follow_up == nullptr ? nullptr : after_.find(follow_up->invitation);
    if (invitation == nullptr) return;
    add({{}, event, at_, id, {}}, invitation->snapshot, not_before);
  }

  void add(WebhookNotice notice, const Snapshot& snapshot, UtcMillis not_before) {
    ++number_;
    for (std::size_t i = 0; i < settings_.webhooks.size(); ++i) {
      const Webhook& webhook = settings_.webhooks[i];
      const bool lies_within = webhook.scopes.include_team(snapshot.team) &&
                               webhook.scopes.include_queue(snapshot.queue);
      if (!webhook.wants(notice.event) || !lies_within) continue;
      notice.webhook = webhook.id;
      OutboxEntry entry;
      entry.effect =
          effect_id(after_.head, {{EffectByte::webhook, i + 1}, {EffectByte::number, number_}});
      entry.kind = "webhook.send";
      entry.request = after_.id;
      entry.revision = after_.revision;
      entry.follow_up = notice.follow_up;
      if (notice.event == WebhookEvent::detailed) {
        entry.follow_up = addition_mark(*notice.follow_up);
      }
      entry.payload = payload_of(notice);
      entry.not_before = not_before;
      batch_.outbox.push_back(std::move(entry));
    }
  }

  const RequestState& before_;
  const RequestState& after_;
  const Settings& settings_;
  WriteBatch& batch_;
  UtcMillis at_;
  std::uint8_t number_ = 0;
};

}  // namespace

std::optional<WebhookNotice> webhook_notice(const OutboxEntry& entry) {
  const auto payload = parse_own_json(entry.payload);
  if (!payload) return std::nullopt;
  const auto text_of = [&](std::string_view name) -> std::string {
    const auto* value = payload->if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
  };
  const auto event = enum_from_text<WebhookEvent>(text_of("event"));
  const auto* at = payload->if_contains("at");
  const auto invitation = invitation_id_from_text(text_of("invitation"));
  if (!event || at == nullptr || !at->is_int64()) return std::nullopt;
  if (*event == WebhookEvent::praised ? !invitation : !entry.follow_up) return std::nullopt;
  const auto named = id128_from_text(text_of("follow_up"));
  return WebhookNotice{
      text_of("webhook"), *event, {at->get_int64()}, named ? named : entry.follow_up, invitation};
}

void project_webhooks(const RequestState& before, const RequestState& after,
                      const std::vector<Event>& events, const Settings& settings,
                      WriteBatch& batch) {
  if (settings.webhooks.empty() || events.empty()) return;
  WebhookWriter writer(before, after, settings, batch);
  for (const Event& event : events) writer.tell(event);
  writer.tell_additions(events);
  writer.tell_praise(events.back().at);
}

}  // namespace amends
