#include "core/store/projection.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "core/model/json.hpp"
#include "core/model/stream_name.hpp"
#include "core/report/figures.hpp"
#include "core/store/effect_id.hpp"
#include "core/store/watchers.hpp"

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
  OutboxWriter(const RequestState& after, WriteBatch& batch) : after_(after), batch_(batch) {}

  /// `revision`: the event's place in the stream.
  void notify(const Event& event, std::int64_t revision) {
    at_ = event.at;
    by_ = &event.by;
    revision_ = revision;
    std::visit(*this, event.payload);
  }

  void operator()(const FollowUpOpened& opened) { mail(opened.follow_up, opened.settles_at); }
  void operator()(const FollowUpReopened& reopened) {
    const bool by_hand = is_by_hand(reopened.reason) || reopened.reason == ReopenReason::taken_out;
    if (!by_hand) mail(reopened.follow_up, reopened.settles_at);
    tell_watchers(reopened.follow_up, "reopened");
  }
  // Who takes a case himself knows.
  void operator()(const FollowUpAssigned& assigned) {
    if (!assigned.assignee_id.empty()) {
      tell_watchers(assigned.follow_up, "assigned", {{assigned.assignee_id, {}}});
    }
    const bool by_himself = by_->kind == ActorKind::staff && by_->id == assigned.assignee_id;
    if (assigned.assignee_id.empty() || by_himself) return;
    mail(assigned.follow_up, {{"template", "assigned"}, {"user", assigned.assignee_id}}, at_);
  }
  void operator()(const FollowUpReminded& reminded) {
    const std::string_view kind = reminded.overdue ? "overdue" : "due_soon";
    for (const Person& person : reminded.people) {
      mail(reminded.follow_up, {{"template", kind}, {"user", person.id}}, at_);
    }
    if (reminded.managers) mail(reminded.follow_up, {{"template", kind}}, at_);
    if (reminded.overdue) tell_watchers(reminded.follow_up, kind, reminded.people);
  }
  void operator()(const FollowUpContacted& contacted) {
    if (contacted.result != ContactResult::not_reached) {
      tell_watchers(contacted.follow_up, "contacted");
    }
  }
  void operator()(const HelpdeskDone& done) {
    if (done.kind == TaskKind::reply) tell_watchers(done.follow_up, "contacted");
  }
  void operator()(const FollowUpAddressed& addressed) {
    tell_watchers(addressed.follow_up, "addressed");
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
  // Who did it knows, and so do those whom a mail of their own tells.
  void tell_watchers(const Id128& id, std::string_view what, const std::vector<Person>& told = {}) {
    const FollowUp* follow_up = after_.find(id);
    if (follow_up == nullptr) return;
    for (const Person& watcher : follow_up->watchers) {
      const bool did_it = by_->kind == ActorKind::staff && by_->id == watcher.id;
      const bool knows = did_it || std::any_of(told.begin(), told.end(), [&](const Person& each) {
                           return each.id == watcher.id;
                         });
      if (knows) continue;
      mail(id, {{"template", what}, {"user", watcher.id}, {"watcher", true}}, at_);
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

  const RequestState& after_;
  WriteBatch& batch_;
  UtcMillis at_;
  const EventActor* by_ = nullptr;
  std::int64_t revision_ = 0;
  std::uint16_t number_ = 0;
};

void add_changes(const RequestState& after, const std::vector<Event>& events, WriteBatch& batch) {
  for (const Event& event : events) {
    ChangeEntry entry{0, "request", after.id, after.id, event.at};
    std::visit(
        [&](const auto& payload) {
          if constexpr (requires { payload.follow_up.bytes; }) {
            entry.kind = "follow_up";
            entry.id = to_text(payload.follow_up);
          } else if constexpr (requires { payload.invitation; }) {
            entry.kind = "rating";
            entry.id = to_text(payload.invitation);
          }
        },
        event.payload);
    const bool told = std::any_of(
        batch.changes.begin(), batch.changes.end(),
        [&](const ChangeEntry& other) { return other.kind == entry.kind && other.id == entry.id; });
    if (!told) batch.changes.push_back(std::move(entry));
  }
}

AsideRow aside_row(const RequestState& state, const Invitation& invitation, AsideKind kind) {
  AsideRow row;
  row.invitation = invitation.id;
  row.kind = kind;
  row.request = state.id;
  row.scale = invitation.scale;
  row.survey = invitation.survey;
  row.survey_version = invitation.survey_version;
  row.url = state.url;
  row.agent = invitation.snapshot.agent;
  row.team = invitation.snapshot.team;
  row.queue = invitation.snapshot.queue;
  row.service = invitation.snapshot.service;
  row.touchpoint = invitation.touchpoint;
  row.organisation = invitation.snapshot.organisation;
  row.requester_revision = state.requester_revision;
  return row;
}

void add_aside(const RequestState& state, const Invitation& invitation, AsideKind kind,
               const AsideAnswer* answer, std::vector<AsideRow>& rows) {
  if (answer == nullptr) return;
  AsideRow row = aside_row(state, invitation, kind);
  row.at = answer->at;
  row.answer = answer->answer;
  row.evidence = answer->evidence;
  row.reason = answer->reason;
  row.words_revision = answer->revision;
  rows.push_back(std::move(row));
}

// It belongs to the day on which it would count, not to the one on which it was taken out.
AsideRow excluded_row(const RequestState& state, const Invitation& invitation) {
  const Rating& rating = *invitation.rating;
  AsideRow row = aside_row(state, invitation, AsideKind::excluded);
  if (rating.day != undated) row.at = rating.at;
  row.answer = rating.answer;
  row.evidence = rating.evidence;
  row.words_revision = invitation.excluded_revision;
  return row;
}

void project_asides(const RequestState& before, const Invitation* earlier,
                    const RequestState& after, const Invitation& invitation, WriteBatch& batch) {
  std::vector<AsideRow> were;
  if (earlier != nullptr) were = aside_rows(before, *earlier);
  const std::vector<AsideRow> are = aside_rows(after, invitation);
  for (const AsideRow& row : are) {
    const bool new_or_changed = std::find(were.begin(), were.end(), row) == were.end();
    if (new_or_changed) batch.asides.push_back(row);
  }
  for (const AsideRow& row : were) {
    const bool stays = std::any_of(are.begin(), are.end(),
                                   [&](const AsideRow& other) { return other.key() == row.key(); });
    if (!stays) batch.asides_gone.push_back(row.key());
  }
}

}  // namespace

RequestRow request_row(const RequestState& state) {
  return {state.id,
          state.revision,
          std::string(enum_text(status_of(state))),
          state.cycle,
          state.completed,
          state.snapshot.team,
          state.snapshot.queue,
          state.snapshot.agent,
          state.wakes_at()};
}

InvitationRow invitation_row(const RequestState& state, const Invitation& invitation) {
  InvitationRow row;
  row.invitation = invitation.id;
  row.request = state.id;
  row.survey = invitation.survey;
  row.survey_version = invitation.survey_version;
  row.language = invitation.language;
  row.closes_at = invitation.closes_at;
  row.open = !invitation.expired && !invitation.imported && !state.deleted;
  if (invitation.rating) {
    row.answer = invitation.held ? 0 : invitation.rating->answer;
    row.key_hash = invitation.rating->key_hash;
    row.answered_at = invitation.rating->first_at;
  }
  return row;
}

FollowUpRow follow_up_row(const RequestState& state, const FollowUp& follow_up) {
  FollowUpRow row;
  row.follow_up = follow_up.id;
  row.request = state.id;
  row.revision = follow_up.revision;
  row.invitation = follow_up.invitation;
  row.cycle = follow_up.cycle;
  row.state = follow_up.state;
  row.settles_at = follow_up.settles_at;
  row.opened_at = follow_up.opened_at;
  row.due_at = follow_up.due_at;
  if (follow_up.pause) row.paused_until = follow_up.pause->until;
  row.closed_at = follow_up.closed_at;
  row.began_at = follow_up.began_at;
  row.contacted_at = follow_up.contacted_at;
  row.late = follow_up.late;
  row.imported = follow_up.imported;
  row.moment = follow_up.moment;
  row.counted = is_standing(follow_up.state);
  if (follow_up.assignee) {
    row.assignee_id = follow_up.assignee->id;
    row.assignee_name = follow_up.assignee->name;
  }
  row.contacts = follow_up.contacts;
  row.outcome = follow_up.outcome;
  row.root_cause = follow_up.root_cause;
  row.action = follow_up.action;
  if (follow_up.merged_into) {
    row.merged_into = follow_up.merged_into->follow_up;
    row.merged_into_request = follow_up.merged_into->request;
  }
  for (const GivenOffer& offer : follow_up.offers) row.offers.push_back(offer_text(offer));
  row.url = state.url;
  row.requester_revision = state.requester_revision;
  const Invitation* invitation = state.find(follow_up.invitation);
  if (invitation == nullptr) return row;
  row.counted = row.counted && !invitation->excluded;
  row.scale = invitation->scale;
  row.survey = invitation->survey;
  row.survey_version = invitation->survey_version;
  row.agent = invitation->snapshot.agent;
  row.team = invitation->snapshot.team;
  row.queue = invitation->snapshot.queue;
  row.service = invitation->snapshot.service;
  row.touchpoint = invitation->touchpoint;
  row.organisation = invitation->snapshot.organisation;
  if (invitation->rating) {
    const Rating& rating = *invitation->rating;
    row.answer = rating.answer;
    if (rating.day != undated) row.answered_at = rating.at;
    row.contact_me = rating.details.contact_me.value_or(false);
    row.reasons = rating.details.reasons;
    row.comment_revision = rating.comment_revision;
  }
  return row;
}

std::vector<AsideRow> aside_rows(const RequestState& state, const Invitation& invitation) {
  std::vector<AsideRow> rows;
  if (!invitation.is_about_request()) return rows;
  add_aside(state, invitation, AsideKind::disputed, invitation.waiting_dispute(), rows);
  if (invitation.excluded && invitation.rating) rows.push_back(excluded_row(state, invitation));
  add_aside(state, invitation, AsideKind::held, invitation.contradiction(), rows);
  add_aside(state, invitation, AsideKind::intent, invitation.open_intent(), rows);
  return rows;
}

void project_rows(const RequestState& before, const RequestState& after, WriteBatch& batch) {
  batch.requests.push_back(request_row(after));
  for (const Invitation& invitation : after.invitations) {
    const Invitation* earlier = before.find(invitation.id);
    InvitationRow row = invitation_row(after, invitation);
    if (earlier == nullptr || !(invitation_row(before, *earlier) == row)) {
      batch.invitations.push_back(std::move(row));
    }
    project_asides(before, earlier, after, invitation, batch);
  }
  for (const FollowUp& follow_up : after.follow_ups) {
    const FollowUp* earlier = before.find(follow_up.id);
    FollowUpRow row = follow_up_row(after, follow_up);
    if (earlier == nullptr || !(follow_up_row(before, *earlier) == row)) {
      batch.follow_ups.push_back(std::move(row));
    }
    project_watchers(earlier, follow_up, batch);
  }
}

void project_erased(const std::string& request, const Event& event, WriteBatch& batch) {
  for (const RevisionSpan& span : erased_spans(event.payload)) {
    batch.erased.push_back({request_stream(request), span.first, span.last, request});
  }
}

void project(const RequestState& before, const RequestState& after,
             const std::vector<Event>& events, WriteBatch& batch) {
  project_rows(before, after, batch);
  for (TallyDelta& delta : figures_between(before, after))
    batch.tallies.push_back(std::move(delta));
  if (events.empty()) return;
  if (status_of(before) != status_of(after) || recovered(before) != recovered(after)) {
    batch.outbox.push_back(status_effect(after, events.back().at));
  }
  OutboxWriter writer(after, batch);
  std::int64_t revision = before.revision;
  for (const Event& event : events) writer.notify(event, ++revision);
  for (const Event& event : events) project_erased(after.id, event, batch);
  add_changes(after, events, batch);
}

}  // namespace amends
