#include "core/store/projection.hpp"

#include <algorithm>

#include "core/model/stream_name.hpp"
#include "core/report/figures.hpp"
#include "core/store/request_outbox.hpp"
#include "core/store/watchers.hpp"

namespace amends {
namespace {

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
  row.channel = invitation.snapshot.channel;
  row.organisation = invitation.snapshot.organisation;
  row.tags = invitation.snapshot.tags;
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
  row.channel = invitation->snapshot.channel;
  row.organisation = invitation->snapshot.organisation;
  row.tags = invitation->snapshot.tags;
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
  project_outbox(before, after, events, batch);
  for (const Event& event : events) project_erased(after.id, event, batch);
  add_changes(after, events, batch);
}

}  // namespace amends
