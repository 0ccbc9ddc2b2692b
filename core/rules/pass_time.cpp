#include "core/rules/pass_time.hpp"

#include <utility>

#include "core/rules/due_time.hpp"
#include "core/rules/hand_out.hpp"
#include "core/rules/remind.hpp"

namespace amends {
namespace {

// What was left counts from the moment that was agreed, however late it is noticed.
FollowUpResumed resumed_by_time(const RequestState& state, const FollowUp& follow_up,
                                const Settings& settings) {
  const Pause& pause = *follow_up.pause;
  const Invitation* asked = state.find(follow_up.invitation);
  return {follow_up.id, ResumeReason::until_passed,
          due_after_pause(settings, asked, pause, pause.until)};
}

}  // namespace

Events decide_pass_time(const RequestState& state, const Context& context) {
  Events events;
  for (const FollowUp& follow_up : state.follow_ups) {
    const bool settled = follow_up.settles_at && *follow_up.settles_at <= context.now;
    if (settled) events.push_back(event_of(context, FollowUpSettled{follow_up.id}));
    if (!follow_up.pause || follow_up.pause->until > context.now) continue;
    events.push_back(event_of(context, resumed_by_time(state, follow_up, context.settings())));
  }
  for (const Invitation& invitation : state.invitations) {
    const bool over =
        !invitation.expired && !invitation.imported && invitation.closes_at <= context.now;
    if (over) events.push_back(event_of(context, InvitationExpired{invitation.id}));
  }
  events = with_assignments(state, std::move(events), context);
  return with_reminders(state, std::move(events), context);
}

}  // namespace amends
