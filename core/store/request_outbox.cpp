#include "core/store/request_outbox.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "core/model/json.hpp"
#include "core/report/figures.hpp"
#include "core/store/effect_id.hpp"
#include "core/store/staff_notice.hpp"

namespace amends {
namespace {

Id128 numbered_effect(const RequestState& after, std::uint16_t number) {
  return effect_id(after.head,
                   {{EffectByte::number_high, number >> 8U}, {EffectByte::number, number}});
}

OutboxEntry status_effect(const RequestState& after, UtcMillis at) {
  const Invitation* decides = deciding(after, after.cycle);
  json::object payload;
  payload.emplace("status", enum_text(status_of(after)));
  payload.emplace("answer",
                  decides == nullptr ? json::value() : json::value(decides->rating->answer));
  const auto good = recovered(after);
  payload.emplace("recovered", good ? json::value(*good) : json::value());
  OutboxEntry entry;
  entry.effect = numbered_effect(after, 0);
  entry.kind = "satisfaction.changed";
  entry.request = after.id;
  entry.revision = after.revision;
  entry.payload = json::serialize(payload);
  entry.not_before = at;
  return entry;
}

// `about`: the case, or the mark of an invitation.
OutboxEntry mail_effect(const RequestState& after, const Id128& about, const json::object& payload,
                        UtcMillis not_before, std::uint16_t number) {
  OutboxEntry entry;
  entry.effect = numbered_effect(after, number);
  entry.kind = "mail.send";
  entry.request = after.id;
  entry.revision = after.revision;
  entry.follow_up = about;
  entry.payload = json::serialize(payload);
  entry.not_before = not_before;
  return entry;
}

class OutboxWriter {
 public:
  OutboxWriter(const RequestState& before, const RequestState& after, WriteBatch& batch)
      : before_(before), after_(after), batch_(batch) {}

  /// `revision`: the event's place in the stream.
  void notify(const Event& event, std::int64_t revision) {
    at_ = event.at;
    by_ = &event.by;
    revision_ = revision;
    std::visit(*this, event.payload);
  }

  void operator()(const FollowUpOpened& opened) { mail(opened.follow_up, opened.settles_at); }
  void operator()(const FollowUpReopened& reopened) {
    const FollowUp* follow_up = after_.find(reopened.follow_up);
    if (follow_up == nullptr) return;
    if (!follow_up->reopening) return mail(reopened.follow_up, reopened.settles_at);
    const UtcMillis at = reopened.settles_at.value_or(at_);
    // Who is given it with this hears that it is his.
    const auto assignee = assignee_before(reopened.follow_up);
    if (!assignee) mail(reopened.follow_up, to_assignee("reopened", {}), at);
    if (assignee && !is_by(assignee->id)) {
      mail(reopened.follow_up, to_assignee("reopened", assignee->id), at);
    }
    std::vector<Person> told;
    if (assignee) told.push_back(*assignee);
    tell_watchers(reopened.follow_up, "reopened", told, at);
  }
  // Who takes a case himself knows, and so does who gives it away.
  void operator()(const FollowUpAssigned& assigned) {
    const std::string from = assignee_before(assigned.follow_up).value_or(Person{}).id;
    if (!assigned.assignee_id.empty()) {
      tell_watchers(assigned.follow_up, "assigned", {{assigned.assignee_id, {}}, {from, {}}}, at_);
      if (!is_by(assigned.assignee_id)) {
        mail(assigned.follow_up, {{"template", "assigned"}, {"user", assigned.assignee_id}}, at_);
      }
    }
    if (from.empty() || from == assigned.assignee_id || is_by(from)) return;
    mail(assigned.follow_up, {{"template", "taken_off"}, {"user", from}}, at_);
  }
  void operator()(const FollowUpReminded& reminded) {
    const std::string_view kind = reminded.overdue ? "overdue" : "due_soon";
    for (const Person& person : reminded.people) {
      mail(reminded.follow_up, {{"template", kind}, {"user", person.id}}, at_);
    }
    if (reminded.managers) mail(reminded.follow_up, {{"template", kind}}, at_);
    if (reminded.overdue) tell_watchers(reminded.follow_up, kind, reminded.people, at_);
  }
  void operator()(const FollowUpContacted& contacted) {
    if (contacted.result != ContactResult::not_reached) {
      tell_watchers(contacted.follow_up, "contacted", {}, at_);
    }
  }
  void operator()(const HelpdeskDone& done) {
    if (done.kind == TaskKind::reply) tell_watchers(done.follow_up, "contacted", {}, at_);
  }
  void operator()(const FollowUpAddressed& addressed) {
    tell_watchers(addressed.follow_up, "addressed", {}, at_);
  }
  void operator()(const FollowUpWritten& written) { task("request.reply", written.follow_up); }
  void operator()(const RequestReopenWanted& wanted) { task("request.reopen", wanted.follow_up); }
  void operator()(const FollowUpMerged& merged) {
    batch_.cancelled_mail_of.push_back(merged.follow_up);
  }
  void operator()(const FollowUpWithdrawn& gone) {
    batch_.cancelled_mail_of.push_back(gone.follow_up);
  }
  void operator()(const FollowUpVoided& gone) {
    batch_.cancelled_mail_of.push_back(gone.follow_up);
  }
  void operator()(const Invited& invited) {
    if (invited.mailed) ask(invited.invitation, "ask");
  }
  void operator()(const AskReminded& reminded) { ask(reminded.invitation, "reminder"); }
  // A question that is not on its way yet stays where it is.
  void operator()(const Rated& rated) {
    if (const Invitation* invitation = after_.find(rated.invitation)) forget_ask(*invitation);
  }
  // Nobody is there to be asked.
  void operator()(const PersonalErased&) {
    if (after_.requester_revision != 0) return;
    for (const Invitation& invitation : after_.invitations) forget_ask(invitation);
  }
  void operator()(const RequestReopened&) { forget_asks(); }
  void operator()(const RequestDeleted&) { forget_asks(); }
  void operator()(const auto&) {}

 private:
  void mail(const Id128& follow_up, const std::optional<UtcMillis>& settles_at) {
    mail(follow_up, {{"template", "dissatisfied"}}, settles_at.value_or(at_));
  }
  // To the managers, unless the payload names a user.
  void mail(const Id128& follow_up, const json::object& payload, UtcMillis not_before) {
    batch_.outbox.push_back(mail_effect(after_, follow_up, payload, not_before, ++number_));
  }
  std::optional<Person> assignee_before(const Id128& follow_up) const {
    const FollowUp* before = before_.find(follow_up);
    return before == nullptr ? std::nullopt : before->assignee;
  }
  bool is_by(std::string_view person) const {
    return by_->kind == ActorKind::staff && by_->id == person;
  }
  // Who did it knows, and so do those whom a mail of their own tells.
  void tell_watchers(const Id128& id, std::string_view what, const std::vector<Person>& told,
                     UtcMillis at) {
    const FollowUp* follow_up = after_.find(id);
    if (follow_up == nullptr) return;
    for (const Person& watcher : follow_up->watchers) {
      const bool knows = is_by(watcher.id) ||
                         std::any_of(told.begin(), told.end(),
                                     [&](const Person& each) { return each.id == watcher.id; });
      if (knows) continue;
      mail(id, {{"template", what}, {"user", watcher.id}, {"watcher", true}}, at);
    }
  }
  void task(std::string_view kind, const Id128& follow_up) {
    OutboxEntry entry = mail_effect(after_, follow_up, {{"task", revision_}}, at_, ++number_);
    entry.kind = kind;
    batch_.outbox.push_back(std::move(entry));
  }
  void ask(InvitationId invitation, std::string_view mail_template) {
    batch_.outbox.push_back(mail_effect(
        after_, invitation_mark(invitation),
        {{"template", mail_template}, {"invitation", to_text(invitation)}}, at_, ++number_));
  }
  void forget_ask(const Invitation& invitation) {
    if (!invitation.mailed && invitation.reminders == 0) return;
    batch_.cancelled_mail_of.push_back(invitation_mark(invitation.id));
  }
  void forget_asks() {
    for (const Invitation& invitation : after_.invitations) {
      if (invitation.cycle == after_.cycle) forget_ask(invitation);
    }
  }

  const RequestState& before_;
  const RequestState& after_;
  WriteBatch& batch_;
  UtcMillis at_;
  const EventActor* by_ = nullptr;
  std::int64_t revision_ = 0;
  std::uint16_t number_ = 0;
};

}  // namespace

void project_outbox(const RequestState& before, const RequestState& after,
                    const std::vector<Event>& events, WriteBatch& batch) {
  if (status_of(before) != status_of(after) || recovered(before) != recovered(after)) {
    batch.outbox.push_back(status_effect(after, events.back().at));
  }
  OutboxWriter writer(before, after, batch);
  std::int64_t revision = before.revision;
  for (const Event& event : events) writer.notify(event, ++revision);
}

}  // namespace amends
