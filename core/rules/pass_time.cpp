#include "core/rules/pass_time.hpp"

namespace amends {

Events decide_pass_time(const RequestState& state, const Context& context) {
  Events events;
  for (const FollowUp& follow_up : state.follow_ups) {
    const bool settled = follow_up.settles_at && *follow_up.settles_at <= context.now;
    if (settled) events.push_back(event_of(context, FollowUpSettled{follow_up.id}));
  }
  for (const Invitation& invitation : state.invitations) {
    const bool over =
        !invitation.expired && !invitation.imported && invitation.closes_at <= context.now;
    if (over) events.push_back(event_of(context, InvitationExpired{invitation.id}));
  }
  return events;
}

}  // namespace amends
