#include "core/rules/merge_cases.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/model/person.hpp"
#include "core/rules/due_time.hpp"
#include "core/rules/hand_out.hpp"
#include "core/rules/work_follow_up.hpp"

namespace amends {
namespace {

bool is_same_customer(const Requester& a, const Requester& b) {
  const bool same_id = !a.id.empty() && a.id == b.id;
  return same_id || (!a.mail.empty() && person_text_of_mail(a.mail) == person_text_of_mail(b.mail));
}

Error no_merge(std::string why) {
  return fail(ErrorCode::transition_not_allowed, std::move(why));
}

Error no_merge_into(ErrorCode code, std::string why) {
  return fail(code, std::move(why), "into");
}

Result<void> check_merged(const FollowUp& follow_up) {
  if (!is_waiting(follow_up.state)) {
    return no_merge("a follow-up that is " + std::string(enum_text(follow_up.state)) +
                    " cannot be merged");
  }
  if (!follow_up.taken_in.empty()) {
    return no_merge("a follow-up that takes care of others cannot be merged; take them out first");
  }
  // Its earlier way has come to an end a moment later, at the tick at the latest.
  if (!follow_up.left) return {};
  return no_merge("the follow-up was taken out just now; try again in a minute");
}

Result<void> check_into(const FollowUp& into) {
  if (!is_waiting(into.state)) {
    return no_merge_into(ErrorCode::transition_not_allowed, "a follow-up that is " +
                                                                std::string(enum_text(into.state)) +
                                                                " cannot take care of others");
  }
  if (into.taken_in.size() < limits::max_taken_in) return {};
  return no_merge_into(
      ErrorCode::out_of_range,
      "a follow-up takes care of at most " + std::to_string(limits::max_taken_in) + " others");
}

// Who did to the case what is passed on, does it to the other one.
Event event_through(const FollowUp& follow_up, Payload payload, const Context& context) {
  Event event = event_of(context, std::move(payload));
  event.by = follow_up.turned_by;
  return event;
}

Events what_becomes_of(const RequestState& state, const FollowUp& follow_up,
                       const RequestState& other_state, const FollowUp& other,
                       const Context& context) {
  switch (follow_up.step_of_taken_in()) {
    case MergeStep::merged:
      return {event_through(follow_up, FollowUpMerged{other.id, follow_up.id, state.id}, context)};
    case MergeStep::addressed:
      return {event_through(follow_up,
                            FollowUpAddressed{other.id, follow_up.outcome, follow_up.root_cause,
                                              follow_up.action, follow_up.id, state.id},
                            context)};
    case MergeStep::released:
      break;
  }
  const FollowUpReopened reopened{
      other.id, ReopenReason::let_go, std::nullopt,
      due_at(context.settings(), other_state.find(other.invitation), false, context.now)};
  return with_assignments(other_state, {event_of(context, reopened)}, context);
}

const TakenIn* taken_in(const FollowUp& follow_up, const Id128& other) {
  for (const TakenIn& each : follow_up.taken_in) {
    if (each.place.follow_up == other) return &each;
  }
  return nullptr;
}

}  // namespace

Result<EventsOfTwo> decide_merge(const RequestState& state, const Id128& id,
                                 const RequestState& into_state, const Merge& merge,
                                 const Context& context) {
  const FollowUp* follow_up = state.find(id);
  if (follow_up == nullptr) return fail(ErrorCode::not_found, "the follow-up is not known");
  const FollowUp* into = into_state.find(merge.into);
  if (into == nullptr) return no_merge_into(ErrorCode::not_found, "the follow-up is not known");
  if (into->id == id) {
    return no_merge_into(ErrorCode::out_of_range, "a follow-up cannot be merged into itself");
  }
  if (!is_same_customer(state.requester, into_state.requester)) {
    return no_merge_into(ErrorCode::out_of_range, "into must be a follow-up of the same customer");
  }
  auto fits = check_revision(*follow_up, merge.revision, "revision");
  if (fits) fits = check_revision(*into, merge.into_revision, "into_revision");
  if (fits) fits = check_merged(*follow_up);
  if (fits) fits = check_into(*into);
  if (!fits) return fits.error();

  const Invitation* asked = state.find(follow_up->invitation);
  const std::string agent = asked == nullptr ? "" : asked->snapshot.agent;
  EventsOfTwo both;
  both.first = stamped(context, {event_of(context, FollowUpMerged{id, into->id, into_state.id},
                                          note_of(merge.note))});
  both.second = with_assignments(
      into_state, {event_of(context, FollowUpTookIn{into->id, id, state.id, agent})}, context);
  return both;
}

EventsOfTwo pass_on(const RequestState& state, const Id128& id, const RequestState& other_state,
                    const Id128& other_id, const Context& context) {
  const FollowUp* follow_up = state.find(id);
  const TakenIn* known = follow_up == nullptr ? nullptr : taken_in(*follow_up, other_id);
  if (known == nullptr || known->known == follow_up->step_of_taken_in()) return {};
  const FollowUp* other = other_state.find(other_id);
  const bool is_in_it =
      other != nullptr && other->merged_into && other->merged_into->follow_up == id;
  const MergeStep became = is_in_it ? follow_up->step_of_taken_in() : MergeStep::released;
  EventsOfTwo both;
  both.first.push_back(
      event_of(context, FollowUpPassedOn{id, other_id, known->place.request, became}));
  if (is_in_it) both.second = what_becomes_of(state, *follow_up, other_state, *other, context);
  return both;
}

EventsOfTwo report_leaving(const RequestState& state, const Id128& id,
                           const RequestState& other_state, const Context& context) {
  const FollowUp* follow_up = state.find(id);
  if (follow_up == nullptr || !follow_up->left) return {};
  const Id128 other_id = follow_up->left->follow_up;
  EventsOfTwo both;
  both.first.push_back(event_of(context, FollowUpLeft{id, other_id}));
  const FollowUp* other = other_state.find(other_id);
  if (other != nullptr && taken_in(*other, id) != nullptr) {
    both.second.push_back(
        event_of(context, FollowUpPassedOn{other_id, id, state.id, MergeStep::released}));
  }
  return both;
}

}  // namespace amends
