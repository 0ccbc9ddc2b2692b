// How a request's events become its state: apply() of request.hpp.
#include <algorithm>
#include <utility>

#include "core/model/case_clock.hpp"
#include "core/model/made_by_event.hpp"
#include "core/model/named_people.hpp"
#include "core/model/request.hpp"
#include "core/model/sent_reminders.hpp"

namespace amends {
namespace {

// What each event does. One overload each; the variant makes sure that none is forgotten.
class Applier {
 public:
  Applier(RequestState& state, std::int64_t revision, const Event& event)
      : state_(state), revision_(revision), event_(event) {}

  void operator()(const RequestUpdated& update) {
    state_.known = true;
    state_.snapshot = update.snapshot;
    state_.language = update.language;
    state_.url = update.url;
    state_.resolution = update.resolution;
    take_requester();
  }
  void operator()(const RequestCompleted& completed) {
    state_.completed = true;
    state_.cycle = completed.cycle;
    for (FollowUp& follow_up : state_.follow_ups) follow_up.tasks.overtake(TaskKind::reopen);
  }
  void operator()(const RequestReopened&) { state_.completed = state_.deleted = false; }
  void operator()(const RequestDeleted&) { state_.deleted = true; }

  void operator()(const PersonalErased& erased) {
    state_.erased_at = event_.at;
    for (const RevisionSpan& span : erased.spans) forget(state_, span);
  }

  void operator()(const TextsExpired& expired) {
    for (const RevisionSpan& span : expired.spans) forget(state_, span);
  }

  void operator()(const Invited& invited) {
    state_.invitations.push_back(invitation_of(invited, event_.at));
    if (!invited.unsolicited) end_plan(invited.cycle, invited.touchpoint, invited.follow_up);
  }
  void operator()(const AskPlanned& planned) {
    state_.planned_asks.push_back(
        {planned.cycle, planned.touchpoint, planned.language, planned.due_at, planned.follow_up});
  }
  void operator()(const AskCancelled& cancelled) {
    end_plan(cancelled.cycle, cancelled.touchpoint, cancelled.follow_up);
  }
  void operator()(const AskReminded& reminded) {
    auto* invitation = state_.find(reminded.invitation);
    if (invitation == nullptr) return;
    ++invitation->reminders;
    invitation->remind_at = reminded.next_at;
  }
  void operator()(const RemindersEnded& ended) {
    if (auto* invitation = state_.find(ended.invitation)) invitation->remind_at.reset();
  }
  void operator()(const AskSuppressed& suppressed) {
    state_.suppressions.push_back({suppressed.cycle, suppressed.touchpoint, suppressed.reason,
                                   event_.at, suppressed.day, suppressed.snapshot});
    end_plan(suppressed.cycle, suppressed.touchpoint, std::nullopt);
  }
  void operator()(const InvitationExpired& expired) {
    if (auto* invitation = state_.find(expired.invitation)) invitation->expired = true;
  }

  void operator()(const Rated& rated) {
    auto* invitation = state_.find(rated.invitation);
    if (invitation == nullptr) return;
    Rating rating;
    rating.answer = rated.answer;
    rating.answer_class = rated.answer_class;
    rating.evidence = rated.evidence;
    rating.at = event_.at;
    rating.first_at = event_.at;
    rating.first_class = rated.answer_class;
    rating.day = rated.day;
    rating.key_hash = rated.key_hash;
    rating.page = rated.page;
    if (invitation->rating) {
      carry_over(*invitation->rating, rating);
      invitation->changed_at = event_.at;
    }
    take_details(rated.details, rating);
    invitation->rating = std::move(rating);
    invitation->held = false;
  }
  void operator()(const Detailed& detailed) {
    auto* invitation = state_.find(detailed.invitation);
    if (invitation == nullptr || !invitation->rating) return;
    take_details(detailed.details, *invitation->rating);
  }
  void operator()(const Retracted& retracted) {
    if (auto* invitation = state_.find(retracted.invitation)) {
      invitation->rating.reset();
      invitation->changed_at = event_.at;
      invitation->held = false;
    }
  }
  void operator()(const IntentNoted& noted) {
    set_aside(noted.invitation, {AsideAnswer::Kind::intent,
                                 noted.answer,
                                 noted.evidence,
                                 {},
                                 noted.page,
                                 event_.at,
                                 revision_});
  }
  void operator()(const Disputed& disputed) {
    set_aside(disputed.invitation, {AsideAnswer::Kind::disputed,
                                    disputed.answer,
                                    disputed.evidence,
                                    disputed.reason,
                                    {},
                                    event_.at,
                                    revision_});
  }
  void operator()(const Held& held) {
    set_aside(
        held.invitation,
        {AsideAnswer::Kind::held, held.answer, held.evidence, {}, held.page, event_.at, revision_});
    if (auto* invitation = state_.find(held.invitation)) invitation->held = true;
  }
  void operator()(const RatingExcluded& excluded) {
    if (auto* invitation = state_.find(excluded.invitation)) {
      invitation->excluded = true;
      invitation->excluded_revision = revision_;
    }
  }
  void operator()(const RatingRestored& restored) {
    if (auto* invitation = state_.find(restored.invitation)) invitation->excluded = false;
  }

  void operator()(const Imported& imported) {
    state_.known = true;
    state_.completed = true;
    state_.cycle = 1;
    state_.snapshot = imported.snapshot;
    take_requester();
    state_.invitations.push_back(invitation_of(imported, event_, revision_));
    if (imported.follow_up) state_.follow_ups.push_back(follow_up_of(imported, event_.at));
  }

  void operator()(const FollowUpOpened& opened) {
    FollowUp follow_up;
    follow_up.id = opened.follow_up;
    follow_up.invitation = opened.invitation;
    follow_up.cycle = opened.cycle;
    follow_up.day = day_of_answer(opened.invitation);
    follow_up.opened_at = event_.at;
    follow_up.moment = opened.moment;
    begin_clock(follow_up, event_.at);
    follow_up.settles_at = opened.settles_at;
    set_due(follow_up, opened.due_at, event_.at);
    state_.follow_ups.push_back(std::move(follow_up));
  }
  void operator()(const FollowUpSettled& settled) {
    if (auto* follow_up = state_.find(settled.follow_up)) follow_up->settles_at.reset();
  }
  void operator()(const FollowUpAssigned& assigned) {
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
  void operator()(const FollowUpContacted& contacted) {
    auto* follow_up = state_.find(contacted.follow_up);
    if (follow_up == nullptr) return;
    follow_up->settles_at.reset();
    ++follow_up->contacts;
    if (contacted.result != ContactResult::not_reached) note_reached(*follow_up, event_.at);
    follow_up->state = waiting_state(*follow_up);
    acknowledge_reminders(*follow_up);
  }
  void operator()(const FollowUpDueChanged& changed) {
    auto* follow_up = state_.find(changed.follow_up);
    if (follow_up == nullptr) return;
    note_lateness(*follow_up, event_.at);
    set_due(*follow_up, changed.due_at, event_.at);
  }
  void operator()(const FollowUpPaused& paused) {
    auto* follow_up = state_.find(paused.follow_up);
    if (follow_up == nullptr) return;
    follow_up->settles_at.reset();
    note_lateness(*follow_up, event_.at);
    if (!follow_up->pause) follow_up->pause = Pause{event_.at, {}, follow_up->due_at};
    follow_up->pause->until = paused.until_at;
    set_due(*follow_up, std::nullopt, event_.at);
  }
  void operator()(const FollowUpResumed& resumed) {
    auto* follow_up = state_.find(resumed.follow_up);
    if (follow_up == nullptr) return;
    follow_up->pause.reset();
    set_due(*follow_up, resumed.due_at, event_.at);
  }
  void operator()(const FollowUpWritten& written) {
    auto* follow_up = begin_task(written.follow_up, TaskKind::reply);
    if (follow_up != nullptr) ++follow_up->contacts;
  }
  void operator()(const RequestReopenWanted& wanted) {
    begin_task(wanted.follow_up, TaskKind::reopen);
  }
  void operator()(const HelpdeskDone& done) {
    auto* follow_up = state_.find(done.follow_up);
    if (follow_up == nullptr) return;
    follow_up->tasks.finish(done.task);
    if (done.kind != TaskKind::reply) return;
    note_reached(*follow_up, event_.at);
    if (is_waiting(follow_up->state)) follow_up->state = waiting_state(*follow_up);
  }
  void operator()(const HelpdeskFailed& failed) {
    auto* follow_up = state_.find(failed.follow_up);
    if (follow_up != nullptr) follow_up->tasks.fail(failed.task, failed.given_up, revision_);
  }
  void operator()(const FollowUpOffered& offered) {
    auto* follow_up = state_.find(offered.follow_up);
    if (follow_up == nullptr) return;
    follow_up->settles_at.reset();
    follow_up->offers.push_back({offered.offer, offered.hundredths, offered.currency});
    acknowledge_reminders(*follow_up);
  }
  void operator()(const FollowUpWatched& watched) {
    auto* follow_up = state_.find(watched.follow_up);
    if (follow_up == nullptr) return;
    std::erase_if(follow_up->watchers,
                  [&](const Person& each) { return each.id == watched.person.id; });
    if (!watched.ended) follow_up->watchers.push_back(watched.person);
  }
  void operator()(const FollowUpNoted& noted) {
    if (auto* follow_up = state_.find(noted.follow_up)) acknowledge_reminders(*follow_up);
  }
  void operator()(const FollowUpReminded& reminded) {
    auto* follow_up = state_.find(reminded.follow_up);
    if (follow_up == nullptr) return;
    for (const std::string& rule : reminded.rules) note_reminder(*follow_up, rule, event_.at);
  }
  void operator()(const FollowUpMerged& merged) {
    auto* follow_up = state_.find(merged.follow_up);
    if (follow_up == nullptr) return;
    forget_end(*follow_up);
    follow_up->settles_at.reset();
    follow_up->pause.reset();
    follow_up->merged_into = CasePlace{merged.into, merged.into_request};
    follow_up->state = FollowUpState::merged;
  }
  void operator()(const FollowUpTookIn& took) {
    auto* follow_up = state_.find(took.follow_up);
    if (follow_up == nullptr) return;
    follow_up->settles_at.reset();
    acknowledge_reminders(*follow_up);
    follow_up->taken_in.push_back({{took.other, took.other_request}, took.other_agent});
  }
  void operator()(const FollowUpPassedOn& passed) {
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
  void operator()(const FollowUpLeft& left) {
    if (auto* follow_up = state_.find(left.follow_up)) follow_up->left.reset();
  }
  void operator()(const FollowUpAddressed& addressed) {
    if (auto* follow_up = close(addressed.follow_up, FollowUpState::addressed)) {
      follow_up->outcome = addressed.outcome;
      follow_up->root_cause = addressed.root_cause;
      follow_up->action = addressed.action;
      note_lateness(*follow_up, event_.at);
    }
  }
  void operator()(const FollowUpWithdrawn& withdrawn) {
    if (auto* follow_up = close(withdrawn.follow_up, FollowUpState::withdrawn)) {
      follow_up->withdrawn_after_settling = withdrawn.settled;
      leave(*follow_up);
    }
  }
  void operator()(const FollowUpVoided& voided) {
    end_recovery_plan(voided.follow_up);
    if (auto* follow_up = close(voided.follow_up, FollowUpState::voided)) {
      follow_up->void_reason = voided.reason;
      leave(*follow_up);
    }
  }
  void operator()(const FollowUpReopened& reopened) {
    end_recovery_plan(reopened.follow_up);
    auto* follow_up = state_.find(reopened.follow_up);
    if (follow_up == nullptr) return;
    forget_end(*follow_up);
    if (ends_merge(reopened.reason)) note_lateness(*follow_up, event_.at);
    if (!goes_on(reopened.reason)) begin_clock(*follow_up, event_.at);
    if (reopened.reason != ReopenReason::let_go) leave(*follow_up);
    follow_up->merged_into.reset();
    if (reopened.reason != ReopenReason::person) forget_addressed(follow_up->taken_in);
    follow_up->turned_by = event_.by;
    if (reopened.reason == ReopenReason::recovery_failed) follow_up->recovery_failed = true;
    follow_up->void_reason.reset();
    follow_up->withdrawn_after_settling = false;
    follow_up->reached = false;
    follow_up->day = day_of_answer(follow_up->invitation);
    follow_up->settles_at = reopened.settles_at;
    set_due(*follow_up, reopened.due_at, event_.at);
    follow_up->state = waiting_state(*follow_up);
  }

  void operator()(const SettingsChanged&) {}
  void operator()(const DigestSent&) {}
  void operator()(const RetentionApplied&) {}
  void operator()(const KeyCreated&) {}
  void operator()(const KeyRevoked&) {}
  void operator()(const AskingStopped&) {}
  void operator()(const AskingResumed&) {}
  void operator()(const PersonAsked&) {}
  void operator()(const PersonErased&) {}
  void operator()(const ViewSaved&) {}
  void operator()(const ViewDeleted&) {}
  void operator()(const ViewsErased&) {}

 private:
  void end_plan(int cycle, const std::string& touchpoint, const std::optional<Id128>& follow_up) {
    std::erase_if(state_.planned_asks, [&](const PlannedAsk& planned) {
      return planned.cycle == cycle && planned.touchpoint == touchpoint &&
             planned.follow_up == follow_up;
    });
  }
  // Whether amends were made is not asked while they are still to be made.
  void end_recovery_plan(const Id128& follow_up) {
    std::erase_if(state_.planned_asks,
                  [&](const PlannedAsk& planned) { return planned.follow_up == follow_up; });
  }

  // Who asks for something to be done works on the case.
  FollowUp* begin_task(const Id128& id, TaskKind kind) {
    auto* follow_up = state_.find(id);
    if (follow_up == nullptr) return nullptr;
    follow_up->settles_at.reset();
    follow_up->tasks.begin(kind, revision_, event_.at);
    acknowledge_reminders(*follow_up);
    return follow_up;
  }

  void set_aside(InvitationId id, AsideAnswer answer) {
    if (auto* invitation = state_.find(id)) invitation->aside.push_back(std::move(answer));
  }

  // What the customer said with the answer before stays with the one that replaces it.
  static void carry_over(const Rating& earlier, Rating& rating) {
    rating.first_at = earlier.first_at;
    rating.first_class = earlier.first_class;
    rating.details = earlier.details;
    rating.comment_revision = earlier.comment_revision;
    rating.earlier_comments = earlier.earlier_comments;
  }

  void take_details(const Details& given, Rating& rating) const {
    if (!given.reasons.empty()) rating.details.reasons = given.reasons;
    if (given.contact_me) rating.details.contact_me = given.contact_me;
    if (given.importance) rating.details.importance = given.importance;
    if (event_.personal.comment.empty()) return;
    if (rating.comment_revision != 0) rating.earlier_comments.push_back(rating.comment_revision);
    rating.comment_revision = revision_;
  }

  Day day_of_answer(InvitationId id) const {
    const Invitation* invitation = state_.find(id);
    return invitation != nullptr && invitation->rating ? invitation->rating->day : undated;
  }

  static FollowUpState waiting_state(const FollowUp& follow_up) {
    if (follow_up.reached) return FollowUpState::contacted;
    return follow_up.assignee ? FollowUpState::assigned : FollowUpState::open;
  }

  FollowUp* close(const Id128& id, FollowUpState state) {
    auto* follow_up = state_.find(id);
    if (follow_up == nullptr) return nullptr;
    follow_up->state = state;
    follow_up->settles_at.reset();
    follow_up->pause.reset();
    follow_up->closed_at = event_.at;
    follow_up->turned_by = event_.by;
    return follow_up;
  }

  static void forget_end(FollowUp& follow_up) {
    follow_up.outcome.clear();
    follow_up.root_cause.clear();
    follow_up.action.clear();
    follow_up.closed_at.reset();
  }

  // The case that took care of it is to be told.
  static void leave(FollowUp& follow_up) {
    if (follow_up.merged_into) follow_up.left = std::exchange(follow_up.merged_into, std::nullopt);
  }

  // Amends were made in these, whatever becomes of the case that took care of them.
  static void forget_addressed(std::vector<TakenIn>& taken_in) {
    std::erase_if(taken_in, [](const TakenIn& each) { return each.known == MergeStep::addressed; });
  }

  void take_requester() {
    const Personal& personal = event_.personal;
    state_.requester = {personal.requester_id, personal.requester_name, personal.requester_mail,
                        personal.requester_phone};
    state_.subject = personal.subject;
    state_.requester_revision = personal.empty() ? 0 : revision_;
    note_named(state_, event_.at, revision_);
  }

  RequestState& state_;
  std::int64_t revision_;
  const Event& event_;
};

template <class Kind>
constexpr bool leaves_revision =
    std::is_same_v<Kind, FollowUpReminded> || std::is_same_v<Kind, FollowUpWatched> ||
    std::is_same_v<Kind, HelpdeskDone> || std::is_same_v<Kind, HelpdeskFailed> ||
    std::is_same_v<Kind, FollowUpPassedOn> || std::is_same_v<Kind, FollowUpLeft>;

// The case that an event changes: the one it names, or the one that stands on the answer it names.
// Being reminded of a case, watching it, what the helpdesk reports and what cases know of each
// other make nothing stale that somebody is writing about it.
FollowUp* touched_follow_up(RequestState& state, const Event& event) {
  return std::visit(
      [&](const auto& payload) -> FollowUp* {
        using Kind = std::remove_cvref_t<decltype(payload)>;
        if constexpr (leaves_revision<Kind>) {
          return nullptr;
        } else if constexpr (requires { payload.follow_up.bytes; }) {
          return state.find(payload.follow_up);
        } else if constexpr (requires { payload.invitation; }) {
          const Invitation* asked = std::as_const(state).find(payload.invitation);
          if (asked != nullptr && asked->recovery_of) return state.find(*asked->recovery_of);
          const FollowUp* follow_up = std::as_const(state).follow_up_of(payload.invitation);
          return follow_up == nullptr ? nullptr : state.find(follow_up->id);
        } else {
          return nullptr;
        }
      },
      event.payload);
}

}  // namespace

void apply(RequestState& state, std::int64_t revision, const Digest& hash, const Event& event) {
  std::visit(Applier(state, revision, event), event.payload);
  if (FollowUp* touched = touched_follow_up(state, event)) touched->revision = revision;
  if (!event.personal.empty()) {
    state.texts.push_back({revision, event.at, contents_of(event.personal)});
  }
  if (!event.op.op.empty()) state.ops.push_back({event.op.op, event.op.body_hash, revision});
  state.revision = revision;
  state.head = hash;
}

}  // namespace amends
