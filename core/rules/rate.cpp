#include "core/rules/rate.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/rules/ask.hpp"
#include "core/rules/consequences.hpp"
#include "core/rules/hand_out.hpp"
#include "core/rules/recovery.hpp"

namespace amends {
namespace {

Personal comment_of(const Rate& rate) {
  Personal personal;
  personal.comment = rate.comment;
  return personal;
}

bool says_details(const Rate& rate) {
  return !(rate.details == Details{}) || !rate.comment.empty();
}

std::optional<Error> wrong_details(const Rate& rate, const Survey& survey) {
  for (const std::string& reason : rate.details.reasons) {
    if (survey.has_reason(reason)) continue;
    return fail(ErrorCode::out_of_range, "reasons must be among those the survey offers",
                "reasons");
  }
  return std::nullopt;
}

bool wants_contact(const Rate& rate, const Invitation& invitation) {
  if (rate.details.contact_me) return *rate.details.contact_me;
  return invitation.rating && invitation.rating->details.contact_me.value_or(false);
}

bool is_same_voter(const Rate& rate, const Rating& standing) {
  if (rate.evidence == Evidence::signed_in) return true;
  return !rate.key_hash.empty() && rate.key_hash == standing.key_hash;
}

// Why an answer does not replace the one that stands; empty when it does.
std::string_view objection(const Rate& rate, const Invitation& invitation, const Context& context) {
  if (!invitation.rating) return {};
  const Rating& standing = *invitation.rating;
  if (standing.evidence == Evidence::staff && rate.evidence != Evidence::staff) return {};
  if (rate.evidence == Evidence::staff) {
    return standing.evidence == Evidence::staff ? "" : "weaker_evidence";
  }
  if (!is_same_voter(rate, standing)) return "other_browser";
  const auto until = edit_until(invitation, context.settings());
  return until && context.now >= *until ? "window_over" : "";
}

// Two answers from two page loads within a minute: nobody can tell which one a person meant.
bool is_at_odds(const Rate& rate, int answer, const std::string& page, UtcMillis at,
                const Context& context) {
  const bool other_page = !rate.page.empty() && !page.empty() && rate.page != page;
  const std::int64_t window_ms =
      std::min(limits::contradiction_ms, context.settings().grace_s * second_ms);
  return other_page && rate.answer != answer && context.now - at < window_ms;
}

bool contradicts(const Rate& rate, const Invitation& invitation, const Context& context) {
  if (!invitation.rating || invitation.held) return false;
  const Rating& standing = *invitation.rating;
  return is_at_odds(rate, standing.answer, standing.page, standing.at, context);
}

// A gesture is nobody's where scanners are about: on a page that came as theirs do, or when another
// page's gesture, which did not count either, said something else just now.
bool is_doubtful(const Rate& rate, const Invitation& invitation, const Context& context) {
  if (rate.evidence != Evidence::gesture) return false;
  const bool stands = invitation.rating && invitation.rating->answer == rate.answer;
  if (stands) return false;
  return rate.on_doubtful_page ||
         std::any_of(invitation.aside.begin(), invitation.aside.end(), [&](const auto& aside) {
           return aside.kind == AsideAnswer::Kind::intent && aside.evidence == Evidence::gesture &&
                  is_at_odds(rate, aside.answer, aside.page, aside.at, context);
         });
}

// The held rating is settled by one press on a page that asked, and not in the same breath.
bool says_which(const Rate& rate, const Invitation& invitation, const Context& context) {
  if (rate.evidence > Evidence::explicit_) return true;
  const auto came_up =
      std::find_if(invitation.aside.begin(), invitation.aside.end(), [&](const AsideAnswer& aside) {
        return aside.kind == AsideAnswer::Kind::held && aside.at >= invitation.rating->at;
      });
  const bool late_enough =
      came_up == invitation.aside.end() || context.now - came_up->at >= limits::held_press_ms;
  return rate.was_asked_which && rate.evidence == Evidence::explicit_ && late_enough;
}

// What only repeats the answer that stands leaves no event, so its op is not known when it arrives
// once more. After a change it would undo the change: a fresh nonce tells a person from an echo. A
// clock that is behind the change cannot tell, and makes no nonce that could.
bool may_be_an_echo(const Rate& rate, const Invitation& invitation, UtcMillis now) {
  if (!rate.page_at || !invitation.changed_at || now < *invitation.changed_at) return false;
  const bool older = *rate.page_at < *invitation.changed_at;
  return older && rate.kind != Rate::Kind::details && counts(rate.evidence);
}

class Decider {
 public:
  Decider(const RequestState& state, const Invitation& invitation, const Survey& survey,
          const Rate& rate, const Context& context)
      : state_(state), invitation_(invitation), survey_(survey), rate_(rate), context_(context) {}

  RateDecision decide() const {
    if (!counts(rate_.evidence)) return weak();
    if (rate_.kind == Rate::Kind::answer) {
      if (repeats_what_stands()) return {RateResult::recorded, {}};
      if (contradicts(rate_, invitation_, context_)) return held();
      if (invitation_.held) return says_which(rate_, invitation_, context_) ? answered() : held();
      if (is_doubtful(rate_, invitation_, context_)) return weak();
    }
    const std::string_view reason = objection(rate_, invitation_, context_);
    if (!reason.empty()) return disputed(reason);
    switch (rate_.kind) {
      case Rate::Kind::answer:
        return answered();
      case Rate::Kind::details:
        return detailed();
      case Rate::Kind::retract:
        return retracted();
    }
    return {};
  }

 private:
  RateDecision one(RateResult result, Payload payload, Personal personal = {}) const {
    return {result,
            stamped(context_, {event_of(context_, std::move(payload), std::move(personal))})};
  }

  // The same answer from another browser has nothing to say.
  bool repeats_what_stands() const {
    return invitation_.rating && !invitation_.held && !says_details(rate_) &&
           invitation_.rating->evidence != Evidence::staff &&
           invitation_.rating->answer == rate_.answer && !is_same_voter(rate_, *invitation_.rating);
  }

  // Scanners come often: what stands aside already is not written down again.
  bool stands_aside(AsideAnswer::Kind kind) const {
    const AsideAnswer* last = invitation_.last_aside(kind);
    if (last == nullptr) return false;
    const bool same_page = kind != AsideAnswer::Kind::held || last->page == rate_.page;
    return last->answer == rate_.answer && last->evidence == rate_.evidence && same_page &&
           !says_details(rate_);
  }

  RateDecision held() const {
    if (invitation_.held && stands_aside(AsideAnswer::Kind::held)) return {RateResult::held, {}};
    RateDecision decision =
        one(RateResult::held, Held{invitation_.id, rate_.answer, rate_.evidence, rate_.page},
            comment_of(rate_));
    const FollowUp* follow_up = state_.follow_up_of(invitation_.id);
    const bool untouched =
        follow_up != nullptr && is_owed(follow_up->state) && follow_up->contacts == 0;
    if (untouched) {
      decision.events.push_back(
          event_of(context_, FollowUpVoided{follow_up->id, VoidReason::held}));
    }
    return decision;
  }

  RateDecision weak() const {
    if (stands_aside(AsideAnswer::Kind::intent)) return {RateResult::intent, {}};
    const std::string page = rate_.evidence == Evidence::gesture ? rate_.page : "";
    return one(RateResult::intent, IntentNoted{invitation_.id, rate_.answer, rate_.evidence, page});
  }

  RateDecision disputed(std::string_view reason) const {
    if (stands_aside(AsideAnswer::Kind::disputed)) return {RateResult::disputed, {}};
    return one(RateResult::disputed,
               Disputed{invitation_.id, rate_.answer, rate_.evidence, std::string(reason)},
               comment_of(rate_));
  }

  RateDecision answered() const {
    const bool same = invitation_.rating && !invitation_.held &&
                      invitation_.rating->answer == rate_.answer &&
                      invitation_.rating->evidence >= rate_.evidence;
    if (same) return says_details(rate_) ? detailed() : RateDecision{RateResult::recorded, {}};
    Rated rated;
    rated.invitation = invitation_.id;
    rated.answer = rate_.answer;
    rated.answer_class = survey_.class_of(rate_.answer);
    rated.evidence = rate_.evidence;
    rated.day = context_.today();
    rated.key_hash = rate_.key_hash;
    rated.page = rate_.page;
    rated.details = rate_.details;
    return with_consequences(RateResult::recorded, std::move(rated),
                             survey_.class_of(rate_.answer) == AnswerClass::dissatisfied);
  }

  RateDecision detailed() const {
    return with_consequences(RateResult::recorded, Detailed{invitation_.id, rate_.details},
                             invitation_.rating->answer_class == AnswerClass::dissatisfied);
  }

  RateDecision retracted() const {
    if (!invitation_.rating) return {RateResult::retracted, {}};
    return with_consequences(RateResult::retracted, Retracted{invitation_.id}, false);
  }

  RateDecision with_consequences(RateResult result, Payload payload, bool dissatisfied) const {
    RateDecision decision = one(result, std::move(payload), comment_of(rate_));
    if (invitation_.excluded) return decision;
    const AnswerGiven given = given_now(decision.events.front(), dissatisfied);
    Events more = invitation_.is_about_request()
                      ? consequences(state_, given, context_)
                      : recovery_consequences(state_, invitation_, given, context_);
    for (Event& event : more) decision.events.push_back(std::move(event));
    decision.events = with_assignments(state_, std::move(decision.events), context_);
    return decision;
  }

  AnswerGiven given_now(const Event& event, bool dissatisfied) const {
    const bool stands = rate_.kind != Rate::Kind::retract;
    AnswerGiven given;
    given.invitation = invitation_.id;
    given.cycle = invitation_.cycle;
    given.dissatisfied = dissatisfied;
    given.contact_me = stands && wants_contact(rate_, invitation_);
    given.asks_for_contact = stands && asks_for_contact(rate_.details, invitation_);
    given.only_details = std::holds_alternative<Detailed>(event.payload);
    given.by_staff = rate_.evidence == Evidence::staff;
    given.fresh_follow_up = rate_.fresh_follow_up;
    return given;
  }

  const RequestState& state_;
  const Invitation& invitation_;
  const Survey& survey_;
  const Rate& rate_;
  const Context& context_;
};

Result<OwnInvitation> current_invitation(const RequestState& state, InvitationId fresh,
                                         const Context& context) {
  if (!state.completed) {
    return fail(ErrorCode::not_completed, "the request is not completed", "request");
  }
  for (auto it = state.invitations.rbegin(); it != state.invitations.rend(); ++it) {
    const bool asks = it->cycle == state.cycle && it->is_about_request();
    if (asks && it->is_open(context.now)) return OwnInvitation{it->id, {}};
  }
  const Survey& survey = context.settings().surveys.front();
  Invited invited = invited_now(state, survey, fresh, "widget", context);
  invited.unsolicited = true;
  return OwnInvitation{fresh, {event_of(context, std::move(invited))}};
}

}  // namespace

std::optional<UtcMillis> edit_until(const Invitation& invitation, const Settings& settings) {
  if (!invitation.rating) return std::nullopt;
  return std::min(invitation.rating->first_at + settings.edit_window_s * second_ms,
                  invitation.closes_at);
}

Result<RateDecision> decide_rate(const RequestState& state, const Rate& rate,
                                 const Context& context) {
  const Invitation* invitation = state.find(rate.invitation);
  if (invitation == nullptr) return fail(ErrorCode::not_found, "the invitation is not known");
  if (state.deleted || !invitation->is_open(context.now)) {
    return fail(ErrorCode::closed, "the question is closed");
  }
  const Survey* survey =
      context.settings_state.survey(invitation->survey, invitation->survey_version);
  if (survey == nullptr) {
    return fail(ErrorCode::history_broken, "the survey of the invitation is not in the history");
  }
  if (rate.kind == Rate::Kind::answer) {
    const auto scale = Scale::of(survey->scale);
    if (!scale) return scale.error();
    if (const auto answer = Answer::on(*scale, rate.answer); !answer) return answer.error();
  }
  if (rate.kind == Rate::Kind::details && !invitation->rating) {
    return fail(ErrorCode::missing_field, "answer is required before anything else", "answer");
  }
  if (auto error = wrong_details(rate, *survey)) return *error;
  if (may_be_an_echo(rate, *invitation, context.now)) {
    return fail(ErrorCode::nonce_stale,
                "nonce must be younger than the last change of the answer; send the same op again "
                "with the fresh one",
                "nonce");
  }
  return Decider(state, *invitation, *survey, rate, context).decide();
}

RateResult result_of(const Event& event) {
  if (std::holds_alternative<Retracted>(event.payload)) return RateResult::retracted;
  if (std::holds_alternative<Disputed>(event.payload)) return RateResult::disputed;
  if (std::holds_alternative<IntentNoted>(event.payload)) return RateResult::intent;
  if (std::holds_alternative<Held>(event.payload)) return RateResult::held;
  return RateResult::recorded;
}

Result<OwnInvitation> own_invitation(const RequestState& state, InvitationId fresh,
                                     const Context& context) {
  const bool own = state.known && !state.deleted && !context.actor.id.empty() &&
                   state.requester.id == context.actor.id;
  if (!own) return unknown_request();
  if (is_own_work(state)) return fail(ErrorCode::forbidden, "nobody rates own work");
  return current_invitation(state, fresh, context);
}

Result<OwnInvitation> staff_invitation(const RequestState& state, InvitationId fresh,
                                       const Context& context) {
  if (!state.known || state.deleted) return unknown_request();
  const std::string& id = context.actor.id;
  if (!id.empty() && (state.snapshot.agent == id || state.snapshot.closer == id)) {
    return fail(ErrorCode::forbidden, "nobody enters an answer about own work");
  }
  return current_invitation(state, fresh, context);
}

}  // namespace amends
