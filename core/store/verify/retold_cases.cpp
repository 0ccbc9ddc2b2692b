// Retelling: the cases.
#include <algorithm>
#include <set>
#include <utility>

#include "core/store/verify/retelling.hpp"

namespace amends {

using told::as;
using told::case_in;
using told::invitation_in;
using told::is_any;
using told::last_of;

namespace {

// A message that the helpdesk has sent reaches the customer as one that was left.
bool gets_through(const ToldEvent& item, const Id128& follow_up) {
  if (case_in(item) != follow_up) return false;
  const auto* done = as<HelpdeskDone>(item);
  if (done != nullptr) return done->kind == TaskKind::reply;
  const auto* contacted = as<FollowUpContacted>(item);
  return contacted != nullptr && contacted->result != ContactResult::not_reached;
}

bool out_of_a_merge(const FollowUpReopened& again) {
  return again.reason == ReopenReason::taken_out || again.reason == ReopenReason::let_go;
}

// Where it stands as it stood before it was addressed.
bool is_undone(const ToldEvent& item) {
  const auto* again = as<FollowUpReopened>(item);
  return again != nullptr && again->reason == ReopenReason::undone;
}

// The revision from which on who is reached counts.
std::int64_t last_opened_again(const std::vector<ToldEvent>& events, const Id128& follow_up) {
  std::int64_t since = 0;
  for (const ToldEvent& item : events) {
    const bool again = is_any<FollowUpReopened>(item) && case_in(item) == follow_up;
    if (again && !is_undone(item)) since = item.revision;
  }
  return since;
}

// Until when it is the customer's turn.
std::optional<UtcMillis> paused_until(const std::vector<ToldEvent>& events,
                                      const Id128& follow_up) {
  std::optional<UtcMillis> until;
  std::optional<UtcMillis> before_addressed;
  for (const ToldEvent& item : events) {
    if (case_in(item) != follow_up) continue;
    if (is_any<FollowUpAddressed>(item)) before_addressed = until;
    if (is_any<FollowUpResumed, FollowUpReopened, FollowUpMerged, FollowUpAddressed,
               FollowUpWithdrawn, FollowUpVoided>(item)) {
      until.reset();
    }
    if (is_undone(item)) until = before_addressed;
    if (const auto* paused = as<FollowUpPaused>(item)) until = paused->until_at;
  }
  return until;
}

}  // namespace

std::vector<Retelling::Case> Retelling::cases() const {
  std::vector<Case> all;
  for (std::size_t i = 0; i < events_.size(); ++i) {
    if (const auto* opened = as<FollowUpOpened>(events_[i])) {
      all.push_back({opened->follow_up, opened->invitation, opened->cycle, i});
    }
    const auto* brought = as<Imported>(events_[i]);
    if (brought != nullptr && brought->follow_up) {
      all.push_back({*brought->follow_up, brought->invitation, 1, i});
    }
  }
  return all;
}

FollowUpState Retelling::state_of(const Case& one) const {
  const ToldEvent* last = last_of<FollowUpAddressed, FollowUpWithdrawn, FollowUpVoided,
                                  FollowUpReopened, FollowUpMerged>(events_, one.id);
  if (last != nullptr && is_any<FollowUpMerged>(*last)) return FollowUpState::merged;
  if (last != nullptr && is_any<FollowUpAddressed>(*last)) return FollowUpState::addressed;
  if (last != nullptr && is_any<FollowUpWithdrawn>(*last)) return FollowUpState::withdrawn;
  if (last != nullptr && is_any<FollowUpVoided>(*last)) return FollowUpState::voided;
  const std::int64_t since = last_opened_again(events_, one.id);
  for (const ToldEvent& item : events_) {
    if (gets_through(item, one.id) && item.revision > since) return FollowUpState::contacted;
  }
  const ToldEvent* assigned = last_of<FollowUpAssigned>(events_, one.id);
  const bool somebody =
      assigned != nullptr && !as<FollowUpAssigned>(*assigned)->assignee_id.empty();
  return somebody ? FollowUpState::assigned : FollowUpState::open;
}

// The last event that names the case, or the answer it stands on while no later case stood there.
std::int64_t Retelling::revision_of(const Case& one) const {
  std::size_t end = events_.size();
  for (const Case& other : cases()) {
    if (other.invitation == one.invitation && other.opened > one.opened) {
      end = std::min(end, other.opened);
    }
  }
  std::set<InvitationId> about_recovery;
  for (const Question& asked : questions()) {
    if (asked.recovery_of == one.id) about_recovery.insert(asked.id);
  }
  std::int64_t revision = 0;
  for (std::size_t i = one.opened; i < events_.size(); ++i) {
    const bool makes_nothing_stale =
        is_any<FollowUpReminded, FollowUpWatched, HelpdeskDone, HelpdeskFailed, FollowUpPassedOn,
               FollowUpLeft, PraiseSent>(events_[i]);
    if (makes_nothing_stale) continue;
    const auto named = case_in(events_[i]);
    const auto invitation = invitation_in(events_[i]);
    const bool on_its_answer = !named && i < end && invitation == one.invitation;
    const bool on_recovery = !named && invitation && about_recovery.contains(*invitation);
    if (named == one.id || on_its_answer || on_recovery) revision = events_[i].revision;
  }
  return revision;
}

void Retelling::tell_times(const Case& one, FollowUpRow& row) const {
  row.opened_at = events_[one.opened].event.at;
  if (const auto* opened = as<FollowUpOpened>(events_[one.opened])) row.moment = opened->moment;
  const ToldEvent* settling =
      last_of<FollowUpOpened, FollowUpReopened, FollowUpSettled, FollowUpAssigned,
              FollowUpContacted, FollowUpWritten, RequestReopenWanted, FollowUpOffered,
              FollowUpPaused, FollowUpMerged, FollowUpTookIn, FollowUpAddressed, FollowUpWithdrawn,
              FollowUpVoided>(events_, one.id);
  if (settling != nullptr) {
    if (const auto* opened = as<FollowUpOpened>(*settling)) row.settles_at = opened->settles_at;
    if (const auto* again = as<FollowUpReopened>(*settling)) row.settles_at = again->settles_at;
  }
  const ToldEvent* due = last_of<FollowUpOpened, FollowUpReopened, FollowUpDueChanged,
                                 FollowUpPaused, FollowUpResumed>(events_, one.id);
  if (due != nullptr) {
    if (const auto* opened = as<FollowUpOpened>(*due)) row.due_at = opened->due_at;
    if (const auto* again = as<FollowUpReopened>(*due)) row.due_at = again->due_at;
    if (const auto* changed = as<FollowUpDueChanged>(*due)) row.due_at = changed->due_at;
    if (const auto* resumed = as<FollowUpResumed>(*due)) row.due_at = resumed->due_at;
  }
  row.paused_until = paused_until(events_, one.id);
  const ToldEvent* closed = last_of<FollowUpAddressed, FollowUpWithdrawn, FollowUpVoided,
                                    FollowUpReopened, FollowUpMerged>(events_, one.id);
  const bool ended = closed != nullptr && !is_any<FollowUpReopened, FollowUpMerged>(*closed);
  if (ended) row.closed_at = closed->event.at;
}

// From the last answer that is a new one: the first, or one that opened the case again.
void Retelling::tell_clock(const Case& one, FollowUpRow& row) const {
  std::size_t began = one.opened;
  row.imported = is_any<Imported>(events_[one.opened]);
  for (std::size_t i = one.opened; i < events_.size(); ++i) {
    const auto* again = as<FollowUpReopened>(events_[i]);
    if (again == nullptr || again->follow_up != one.id) continue;
    const bool same_answer =
        again->reason == ReopenReason::person || again->reason == ReopenReason::recovery_failed ||
        again->reason == ReopenReason::undone || again->reason == ReopenReason::contact_wanted ||
        out_of_a_merge(*again);
    if (same_answer) continue;
    began = i;
    row.imported = false;
  }
  row.began_at = events_[began].event.at;
  const auto reached =
      std::find_if(events_.begin() + static_cast<std::ptrdiff_t>(began), events_.end(),
                   [&](const ToldEvent& item) { return gets_through(item, one.id); });
  if (reached != events_.end()) row.contacted_at = reached->event.at;
  row.late = is_late(one, began);
  row.counted = is_standing(state_of(one)) && !is_excluded(one.invitation);
}

// Whether what was promised at the moment had passed when it was replaced, stood still or was kept.
bool Retelling::is_late(const Case& one, std::size_t began) const {
  constexpr UtcMillis never{INT64_MAX};
  UtcMillis due = never;
  for (std::size_t i = began; i < events_.size(); ++i) {
    const ToldEvent& item = events_[i];
    if (case_in(item) != one.id) continue;
    const auto* reopened = as<FollowUpReopened>(item);
    const bool ends = is_any<FollowUpDueChanged, FollowUpPaused, FollowUpAddressed>(item) ||
                      (reopened != nullptr && out_of_a_merge(*reopened));
    if (ends && due < item.event.at) return true;
    if (const auto* opened = as<FollowUpOpened>(item)) due = opened->due_at.value_or(never);
    if (const auto* again = as<FollowUpReopened>(item)) due = again->due_at.value_or(never);
    if (const auto* changed = as<FollowUpDueChanged>(item)) due = changed->due_at;
    if (const auto* resumed = as<FollowUpResumed>(item)) due = resumed->due_at.value_or(never);
    if (is_any<FollowUpPaused>(item)) due = never;
  }
  return false;
}

void Retelling::tell_work(const Case& one, FollowUpRow& row) const {
  row.state = state_of(one);
  row.revision = revision_of(one);
  if (const ToldEvent* assigned = last_of<FollowUpAssigned>(events_, one.id)) {
    const auto* to = as<FollowUpAssigned>(*assigned);
    if (!to->assignee_id.empty()) {
      row.assignee_id = to->assignee_id;
      row.assignee_name = to->assignee_name;
    }
  }
  row.contacts =
      static_cast<int>(std::count_if(events_.begin(), events_.end(), [&](const ToldEvent& item) {
        return is_any<FollowUpContacted, FollowUpWritten>(item) && case_in(item) == one.id;
      }));
  for (const ToldEvent& item : events_) {
    const auto* offered = as<FollowUpOffered>(item);
    if (offered == nullptr || offered->follow_up != one.id) continue;
    row.offers.push_back(offer_text({offered->offer, offered->hundredths, offered->currency}));
  }
  const ToldEvent* outcome =
      last_of<FollowUpAddressed, FollowUpReopened, FollowUpMerged>(events_, one.id);
  if (outcome == nullptr) return;
  if (const auto* addressed = as<FollowUpAddressed>(*outcome)) {
    row.outcome = addressed->outcome;
    row.root_cause = addressed->root_cause;
    row.action = addressed->action;
  }
}

void Retelling::tell_answer(const Case& one, FollowUpRow& row) const {
  for (const Question& asked : questions()) {
    if (asked.id != one.invitation) continue;
    row.scale = asked.scale;
    row.survey = asked.survey;
    row.survey_version = asked.survey_version;
    row.agent = asked.snapshot->agent;
    row.team = asked.snapshot->team;
    row.queue = asked.snapshot->queue;
    row.service = asked.snapshot->service;
    row.touchpoint = asked.touchpoint;
    row.channel = asked.snapshot->channel;
    row.organisation = asked.snapshot->organisation;
    row.tags = asked.snapshot->tags;
  }
  const auto answer = standing(one.invitation);
  if (!answer) return;
  row.answer = answer->answer;
  if (answer->day != undated) row.answered_at = answer->at;
  row.contact_me = answer->contact_me;
  row.reasons = answer->reasons;
  row.comment_revision = answer->comment_revision;
}

std::vector<FollowUpRow> Retelling::follow_up_rows() const {
  std::vector<FollowUpRow> rows;
  for (const Case& one : cases()) {
    FollowUpRow row;
    row.follow_up = one.id;
    row.request = request_;
    row.invitation = one.invitation;
    row.cycle = one.cycle;
    row.url = last_url();
    row.requester_revision = requester_revision();
    tell_times(one, row);
    tell_clock(one, row);
    tell_work(one, row);
    tell_merge(one, row);
    tell_answer(one, row);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<WatcherRow> Retelling::watcher_rows() const {
  std::map<WatcherRow, bool> watching;
  for (const ToldEvent& item : events_) {
    const auto* watched = as<FollowUpWatched>(item);
    if (watched != nullptr) watching[{watched->person.id, watched->follow_up}] = !watched->ended;
  }
  std::vector<WatcherRow> rows;
  for (const auto& [row, still] : watching) {
    if (still) rows.push_back(row);
  }
  return rows;
}

}  // namespace amends
