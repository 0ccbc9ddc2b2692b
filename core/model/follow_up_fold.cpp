#include "core/model/follow_up_fold.hpp"

#include <algorithm>
#include <utility>

#include "core/model/case_clock.hpp"
#include "core/model/sent_reminders.hpp"

namespace amends {
namespace {

FollowUpState waiting_state(const FollowUp& follow_up) {
  if (follow_up.reached) return FollowUpState::contacted;
  return follow_up.assignee ? FollowUpState::assigned : FollowUpState::open;
}

void forget_end(FollowUp& follow_up) {
  follow_up.outcome.clear();
  follow_up.root_cause.clear();
  follow_up.action.clear();
  follow_up.closed_at.reset();
}

// Of a case that ends. Within the grace period nobody hears that it was ever there.
void note_told(FollowUp& follow_up, FollowUpState end, UtcMillis at) {
  const bool by_staff = end == FollowUpState::addressed || end == FollowUpState::merged;
  follow_up.told = follow_up.told || by_staff || !follow_up.is_settling(at);
}

// What nobody knew of opens for them as if it were new.
void note_reopening(FollowUp& follow_up, const FollowUpReopened& reopened, const EventActor& by,
                    std::int64_t revision) {
  if (!follow_up.told) return;
  const int before = follow_up.reopening ? follow_up.reopening->times : 0;
  const int more = reopened.reason == ReopenReason::undone ? 0 : 1;
  follow_up.reopening = Reopening{reopened.reason, by, revision, before + more};
}

// The case that took care of it is to be told.
void leave(FollowUp& follow_up) {
  if (follow_up.merged_into) follow_up.left = std::exchange(follow_up.merged_into, std::nullopt);
}

// Amends were made in these, whatever becomes of the case that took care of them.
void forget_addressed(std::vector<TakenIn>& taken_in) {
  std::erase_if(taken_in, [](const TakenIn& each) { return each.known == MergeStep::addressed; });
}

}  // namespace

void FollowUpFold::operator()(const FollowUpOpened& opened) {
  FollowUp follow_up;
  follow_up.id = opened.follow_up;
  follow_up.invitation = opened.invitation;
  follow_up.cycle = opened.cycle;
  follow_up.day = day_of_answer(opened.invitation);
  follow_up.dissatisfied = is_dissatisfied(opened.invitation);
  follow_up.opened_at = event_.at;
  follow_up.moment = opened.moment;
  begin_clock(follow_up, event_.at);
  follow_up.settles_at = opened.settles_at;
  set_due(follow_up, opened.due_at, event_.at);
  state_.follow_ups.push_back(std::move(follow_up));
}

void FollowUpFold::operator()(const FollowUpSettled& settled) {
  if (auto* follow_up = state_.find(settled.follow_up)) follow_up->settles_at.reset();
}

void FollowUpFold::operator()(const FollowUpAssigned& assigned) {
  auto* follow_up = state_.find(assigned.follow_up);
  if (follow_up == nullptr) return;
  follow_up->settles_at.reset();
  if (assigned.assignee_id.empty()) {
    follow_up->assignee.reset();
  } else {
    follow_up->assignee = Person{assigned.assignee_id, assigned.assignee_name};
  }
  follow_up->state = waiting_state(*follow_up);
  // A rule of the settings does nothing about the case.
  if (assigned.rule == 0) acknowledge_reminders(*follow_up);
}

void FollowUpFold::operator()(const FollowUpContacted& contacted) {
  auto* follow_up = state_.find(contacted.follow_up);
  if (follow_up == nullptr) return;
  follow_up->settles_at.reset();
  ++follow_up->contacts;
  if (contacted.result != ContactResult::not_reached) note_reached(*follow_up, event_.at);
  follow_up->state = waiting_state(*follow_up);
  acknowledge_reminders(*follow_up);
}

void FollowUpFold::operator()(const FollowUpDueChanged& changed) {
  auto* follow_up = state_.find(changed.follow_up);
  if (follow_up == nullptr) return;
  note_lateness(*follow_up, event_.at);
  set_due(*follow_up, changed.due_at, event_.at);
}

void FollowUpFold::operator()(const FollowUpPaused& paused) {
  auto* follow_up = state_.find(paused.follow_up);
  if (follow_up == nullptr) return;
  follow_up->settles_at.reset();
  note_lateness(*follow_up, event_.at);
  if (!follow_up->pause) follow_up->pause = Pause{event_.at, {}, follow_up->due_at};
  follow_up->pause->until = paused.until_at;
  set_due(*follow_up, std::nullopt, event_.at);
}

void FollowUpFold::operator()(const FollowUpResumed& resumed) {
  auto* follow_up = state_.find(resumed.follow_up);
  if (follow_up == nullptr) return;
  follow_up->pause.reset();
  set_due(*follow_up, resumed.due_at, event_.at);
}

void FollowUpFold::operator()(const FollowUpWritten& written) {
  auto* follow_up = begin_task(written.follow_up, TaskKind::reply);
  if (follow_up != nullptr) ++follow_up->contacts;
}

void FollowUpFold::operator()(const RequestReopenWanted& wanted) {
  begin_task(wanted.follow_up, TaskKind::reopen);
}

void FollowUpFold::operator()(const HelpdeskDone& done) {
  auto* follow_up = state_.find(done.follow_up);
  if (follow_up == nullptr) return;
  follow_up->tasks.finish(done.task);
  if (done.kind != TaskKind::reply) return;
  note_reached(*follow_up, event_.at);
  if (is_waiting(follow_up->state)) follow_up->state = waiting_state(*follow_up);
}

void FollowUpFold::operator()(const HelpdeskFailed& failed) {
  auto* follow_up = state_.find(failed.follow_up);
  if (follow_up != nullptr) follow_up->tasks.fail(failed.task, failed.given_up, revision_);
}

void FollowUpFold::operator()(const FollowUpOffered& offered) {
  auto* follow_up = state_.find(offered.follow_up);
  if (follow_up == nullptr) return;
  follow_up->settles_at.reset();
  follow_up->offers.push_back({offered.offer, offered.hundredths, offered.currency});
  acknowledge_reminders(*follow_up);
}

void FollowUpFold::operator()(const FollowUpWatched& watched) {
  auto* follow_up = state_.find(watched.follow_up);
  if (follow_up == nullptr) return;
  std::erase_if(follow_up->watchers,
                [&](const Person& each) { return each.id == watched.person.id; });
  if (!watched.ended) follow_up->watchers.push_back(watched.person);
}

void FollowUpFold::operator()(const FollowUpNoted& noted) {
  if (auto* follow_up = state_.find(noted.follow_up)) acknowledge_reminders(*follow_up);
}

void FollowUpFold::operator()(const FollowUpReminded& reminded) {
  auto* follow_up = state_.find(reminded.follow_up);
  if (follow_up == nullptr) return;
  for (const std::string& rule : reminded.rules) note_reminder(*follow_up, rule, event_.at);
}

void FollowUpFold::operator()(const FollowUpMerged& merged) {
  auto* follow_up = state_.find(merged.follow_up);
  if (follow_up == nullptr) return;
  note_told(*follow_up, FollowUpState::merged, event_.at);
  follow_up->addressing.reset();
  forget_end(*follow_up);
  follow_up->settles_at.reset();
  follow_up->pause.reset();
  follow_up->merged_into = CasePlace{merged.into, merged.into_request};
  follow_up->state = FollowUpState::merged;
}

void FollowUpFold::operator()(const FollowUpTookIn& took) {
  auto* follow_up = state_.find(took.follow_up);
  if (follow_up == nullptr) return;
  follow_up->settles_at.reset();
  acknowledge_reminders(*follow_up);
  follow_up->taken_in.push_back({{took.other, took.other_request}, took.other_agent});
}

void FollowUpFold::operator()(const FollowUpPassedOn& passed) {
  auto* follow_up = state_.find(passed.follow_up);
  if (follow_up == nullptr) return;
  auto& taken_in = follow_up->taken_in;
  const auto known = std::find_if(taken_in.begin(), taken_in.end(), [&](const TakenIn& each) {
    return each.place.follow_up == passed.other;
  });
  if (known == taken_in.end()) return;
  known->known = passed.became;
  if (passed.became == MergeStep::released) taken_in.erase(known);
}

void FollowUpFold::operator()(const FollowUpLeft& left) {
  if (auto* follow_up = state_.find(left.follow_up)) follow_up->left.reset();
}

void FollowUpFold::operator()(const FollowUpAddressed& addressed) {
  const auto* before = std::as_const(state_).find(addressed.follow_up);
  Addressing addressing{revision_, before == nullptr ? std::nullopt : before->pause, false};
  if (auto* follow_up = close(addressed.follow_up, FollowUpState::addressed)) {
    follow_up->addressing = std::move(addressing);
    follow_up->outcome = addressed.outcome;
    follow_up->root_cause = addressed.root_cause;
    follow_up->action = addressed.action;
    note_lateness(*follow_up, event_.at);
  }
}

void FollowUpFold::operator()(const FollowUpWithdrawn& withdrawn) {
  if (auto* follow_up = close(withdrawn.follow_up, FollowUpState::withdrawn)) {
    follow_up->withdrawn_after_settling = withdrawn.settled;
    leave(*follow_up);
  }
}

void FollowUpFold::operator()(const FollowUpVoided& voided) {
  end_recovery_plan(voided.follow_up);
  if (auto* follow_up = close(voided.follow_up, FollowUpState::voided)) {
    follow_up->void_reason = voided.reason;
    leave(*follow_up);
  }
}

void FollowUpFold::operator()(const FollowUpReopened& reopened) {
  end_recovery_plan(reopened.follow_up);
  auto* follow_up = state_.find(reopened.follow_up);
  if (follow_up == nullptr) return;
  const auto addressing = std::exchange(follow_up->addressing, std::nullopt);
  // What was taken back before anybody was in contact is as if it had not been said.
  if (follow_up->is_gone() && !is_by_hand(reopened.reason)) follow_up->dissatisfied = false;
  follow_up->dissatisfied = follow_up->dissatisfied || is_dissatisfied(follow_up->invitation);
  forget_end(*follow_up);
  if (ends_merge(reopened.reason)) note_lateness(*follow_up, event_.at);
  if (!goes_on(reopened.reason)) begin_clock(*follow_up, event_.at);
  if (reopened.reason != ReopenReason::let_go) leave(*follow_up);
  follow_up->merged_into.reset();
  if (!is_by_hand(reopened.reason)) forget_addressed(follow_up->taken_in);
  follow_up->turned_by = event_.by;
  note_reopening(*follow_up, reopened, event_.by, revision_);
  if (reopened.reason == ReopenReason::recovery_failed) follow_up->recovery_failed = true;
  follow_up->void_reason.reset();
  follow_up->withdrawn_after_settling = false;
  follow_up->day = day_of_answer(follow_up->invitation);
  follow_up->settles_at = reopened.settles_at;
  if (reopened.reason == ReopenReason::undone) {
    // The due time that was promised never went, nor did what was sent of it.
    if (addressing) follow_up->pause = addressing->pause;
  } else {
    follow_up->reached = false;
    set_due(*follow_up, reopened.due_at, event_.at);
  }
  follow_up->state = waiting_state(*follow_up);
}

// Whether amends were made is not asked while they are still to be made.
void FollowUpFold::end_recovery_plan(const Id128& follow_up) {
  std::erase_if(state_.planned_asks,
                [&](const PlannedAsk& planned) { return planned.follow_up == follow_up; });
}

// Who asks for something to be done works on the case.
FollowUp* FollowUpFold::begin_task(const Id128& id, TaskKind kind) {
  auto* follow_up = state_.find(id);
  if (follow_up == nullptr) return nullptr;
  follow_up->settles_at.reset();
  follow_up->tasks.begin(kind, revision_, event_.at);
  acknowledge_reminders(*follow_up);
  return follow_up;
}

Day FollowUpFold::day_of_answer(InvitationId id) const {
  const Invitation* invitation = state_.find(id);
  return invitation != nullptr && invitation->rating ? invitation->rating->day : undated;
}

bool FollowUpFold::is_dissatisfied(InvitationId id) const {
  const Invitation* invitation = state_.find(id);
  return invitation != nullptr && invitation->rating &&
         invitation->rating->answer_class == AnswerClass::dissatisfied;
}

FollowUp* FollowUpFold::close(const Id128& id, FollowUpState state) {
  auto* follow_up = state_.find(id);
  if (follow_up == nullptr) return nullptr;
  note_told(*follow_up, state, event_.at);
  follow_up->state = state;
  follow_up->settles_at.reset();
  follow_up->pause.reset();
  follow_up->closed_at = event_.at;
  follow_up->turned_by = event_.by;
  return follow_up;
}

}  // namespace amends
