// How a request's events become its state: apply() of request.hpp.
#include <algorithm>
#include <utility>

#include "core/model/follow_up_fold.hpp"
#include "core/model/made_by_event.hpp"
#include "core/model/named_people.hpp"
#include "core/model/request.hpp"

namespace amends {
namespace {

// What each event does. One overload each; the variant makes sure that none is forgotten.
class Applier : public FollowUpFold {
 public:
  using FollowUpFold::FollowUpFold;
  using FollowUpFold::operator();

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
    note_recovery(*invitation);
    note_dissatisfaction(*invitation);
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

  void operator()(const PraiseSent& sent) {
    if (auto* invitation = state_.find(sent.invitation)) invitation->praise_sent = true;
  }

  void operator()(const SettingsChanged&) {}
  void operator()(const DigestSent&) {}
  void operator()(const RetentionApplied&) {}
  void operator()(const ReportMailed&) {}
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

  // Whether amends were made is the customer's to say from now on.
  void note_recovery(const Invitation& answered) {
    FollowUp* follow_up = answered.recovery_of ? state_.find(*answered.recovery_of) : nullptr;
    if (follow_up != nullptr && follow_up->addressing) follow_up->addressing->was_answered = true;
  }

  void note_dissatisfaction(const Invitation& answered) {
    if (answered.rating->answer_class != AnswerClass::dissatisfied) return;
    for (FollowUp& follow_up : state_.follow_ups) {
      if (follow_up.invitation == answered.id) follow_up.dissatisfied = true;
    }
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
    rating.comment_class = earlier.comment_class;
    rating.earlier_comments = earlier.earlier_comments;
  }

  void take_details(const Details& given, Rating& rating) const {
    if (!given.reasons.empty()) rating.details.reasons = given.reasons;
    if (given.contact_me) rating.details.contact_me = given.contact_me;
    if (given.importance) rating.details.importance = given.importance;
    if (event_.personal.comment.empty()) return;
    if (rating.comment_revision != 0) rating.earlier_comments.push_back(rating.comment_revision);
    rating.comment_revision = revision_;
    rating.comment_class = rating.answer_class;
  }

  void take_requester() {
    const Personal& personal = event_.personal;
    state_.requester = {personal.requester_id, personal.requester_name, personal.requester_mail,
                        personal.requester_phone};
    state_.subject = personal.subject;
    state_.requester_revision = personal.empty() ? 0 : revision_;
    note_named(state_, event_.at, revision_);
  }
};

template <class Kind>
constexpr bool leaves_revision =
    std::is_same_v<Kind, FollowUpReminded> || std::is_same_v<Kind, FollowUpWatched> ||
    std::is_same_v<Kind, HelpdeskDone> || std::is_same_v<Kind, HelpdeskFailed> ||
    std::is_same_v<Kind, FollowUpPassedOn> || std::is_same_v<Kind, FollowUpLeft> ||
    std::is_same_v<Kind, PraiseSent>;

// The case that an event changes: the one it names, or the one that stands on the answer it names.
// Being reminded of a case, watching it, what the helpdesk reports or sends, and what cases know of
// each other make nothing stale that somebody is writing about it.
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
