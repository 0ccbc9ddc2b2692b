#include "core/rules/counting.hpp"

#include <utility>

#include "core/rules/consequences.hpp"
#include "core/rules/due_time.hpp"
#include "core/rules/hand_out.hpp"

namespace amends {
namespace {

Error reason_required() {
  return fail(ErrorCode::note_required, "reason is required", "reason");
}

const Invitation* rated_invitation(const RequestState& state, InvitationId id) {
  const Invitation* invitation = state.find(id);
  const bool counts = invitation != nullptr && invitation->rating && invitation->is_about_request();
  return counts ? invitation : nullptr;
}

Error unknown_rating() {
  return fail(ErrorCode::not_found, "the rating is not known");
}

Rated accepted_rating(const Invitation& invitation, const AsideAnswer& disputed,
                      const Survey& survey, const Context& context) {
  Rated rated;
  rated.invitation = invitation.id;
  rated.answer = disputed.answer;
  rated.answer_class = survey.class_of(disputed.answer);
  rated.evidence = disputed.evidence;
  rated.day = context.today();
  rated.accepted = true;
  return rated;
}

}  // namespace

Result<Events> decide_exclude(const RequestState& state, InvitationId id, const std::string& reason,
                              const Context& context) {
  const Invitation* invitation = rated_invitation(state, id);
  if (invitation == nullptr) return unknown_rating();
  if (invitation->excluded) {
    return fail(ErrorCode::transition_not_allowed, "the rating is excluded already");
  }
  if (reason.empty()) return reason_required();
  Events events{event_of(context, RatingExcluded{id}, note_of(reason))};
  const FollowUp* follow_up = state.follow_up_of(id);
  if (follow_up != nullptr && is_owed(follow_up->state)) {
    events.push_back(event_of(context, FollowUpVoided{follow_up->id, VoidReason::excluded}));
  }
  return stamped(context, std::move(events));
}

Result<Events> decide_restore(const RequestState& state, InvitationId id, const std::string& reason,
                              const Context& context) {
  const Invitation* invitation = rated_invitation(state, id);
  if (invitation == nullptr) return unknown_rating();
  if (!invitation->excluded) {
    return fail(ErrorCode::transition_not_allowed, "the rating is not excluded");
  }
  if (reason.empty()) return reason_required();
  Events events{event_of(context, RatingRestored{id}, note_of(reason))};
  const FollowUp* follow_up = state.follow_up_of(id);
  const bool was_voided = follow_up != nullptr && follow_up->void_reason == VoidReason::excluded;
  const bool dissatisfied = invitation->rating->answer_class == AnswerClass::dissatisfied;
  const bool contact_me = invitation->rating->details.contact_me.value_or(false);
  const bool wanted = calls_for_case(state, dissatisfied, contact_me);
  if (was_voided && wanted && !invitation->held) {
    FollowUpReopened reopened{follow_up->id, ReopenReason::restored, std::nullopt,
                              due_at(context.settings(), invitation, contact_me, context.now)};
    events.push_back(event_of(context, reopened));
  }
  return with_assignments(state, stamped(context, std::move(events)), context);
}

Result<Events> decide_accept(const RequestState& state, InvitationId id, const std::string& reason,
                             const Id128& fresh_follow_up, const Context& context) {
  const Invitation* invitation = rated_invitation(state, id);
  if (invitation == nullptr) return unknown_rating();
  const AsideAnswer* disputed = invitation->waiting_dispute();
  if (disputed == nullptr) {
    return fail(ErrorCode::transition_not_allowed, "no disputed answer is waiting");
  }
  if (reason.empty()) return reason_required();
  const Survey* survey =
      context.settings_state.survey(invitation->survey, invitation->survey_version);
  if (survey == nullptr) {
    return fail(ErrorCode::history_broken, "the survey of the invitation is not in the history");
  }
  Rated rated = accepted_rating(*invitation, *disputed, *survey, context);
  AnswerGiven given;
  given.invitation = id;
  given.cycle = invitation->cycle;
  given.contact_me = invitation->rating->details.contact_me.value_or(false);
  given.dissatisfied = rated.answer_class == AnswerClass::dissatisfied;
  given.by_staff = true;
  given.fresh_follow_up = fresh_follow_up;
  Events events{event_of(context, std::move(rated), note_of(reason))};
  if (!invitation->excluded) {
    for (Event& event : consequences(state, given, context)) events.push_back(std::move(event));
  }
  return with_assignments(state, stamped(context, std::move(events)), context);
}

std::vector<std::string_view> allowed_decisions(const Invitation& invitation) {
  if (!invitation.rating) return {};
  std::vector<std::string_view> allowed{invitation.excluded ? "restore" : "exclude"};
  if (invitation.waiting_dispute() != nullptr) allowed.emplace_back("accept");
  return allowed;
}

}  // namespace amends
