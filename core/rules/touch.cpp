#include "core/rules/touch.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/rules/ask.hpp"

namespace amends {
namespace {

// What is not told now stays as it was.
RequestUpdated update_of(const RequestState& state, const Touch& touch) {
  RequestUpdated update;
  update.language = touch.language;
  update.url = touch.page.empty() ? state.url : touch.page;
  return update;
}

Personal personal_of(const RequestState& state, const Touch& touch) {
  const bool told = !touch.mail.empty() || !touch.phone.empty();
  Personal personal;
  personal.requester_mail = told ? touch.mail : state.requester.mail;
  personal.requester_phone = told ? touch.phone : state.requester.phone;
  personal.subject = touch.subject;
  return personal;
}

bool says_something_new(const RequestState& state, const RequestUpdated& update,
                        const Personal& personal) {
  return !state.known || state.url != update.url ||
         state.requester.mail != personal.requester_mail ||
         state.requester.phone != personal.requester_phone;
}

const Invitation* open_invitation(const RequestState& state, UtcMillis now) {
  const auto found =
      std::find_if(state.invitations.rbegin(), state.invitations.rend(),
                   [now](const Invitation& invitation) { return invitation.is_open(now); });
  return found == state.invitations.rend() ? nullptr : &*found;
}

// Open for as long as the answer may be changed, and for the words that come right after it.
UtcMillis closes_at(const Context& context) {
  const std::int64_t window_ms = context.settings().edit_window_s * second_ms;
  return context.now + std::max(window_ms, limits::max_nonce_age_ms);
}

}  // namespace

Result<OwnInvitation> touched_invitation(const RequestState& state, const Touch& touch,
                                         InvitationId fresh, const Context& context) {
  OwnInvitation own;
  const RequestUpdated update = update_of(state, touch);
  const Personal personal = personal_of(state, touch);
  if (says_something_new(state, update, personal)) {
    own.made.push_back(event_of(context, update, personal));
  }
  if (const Invitation* open = open_invitation(state, context.now)) {
    own.id = open->id;
    return own;
  }
  const Survey* survey = context.settings().survey_for(touch.touchpoint);
  if (survey == nullptr) {
    return fail(ErrorCode::out_of_range, "touchpoint has no survey in the settings", "touchpoint");
  }
  Invited invited = invited_now(state, *survey, fresh, "touchpoint", context);
  invited.cycle = static_cast<int>(state.invitations.size()) + 1;
  invited.language = touch.language;
  invited.closes_at = closes_at(context);
  invited.unsolicited = true;
  own.id = fresh;
  own.made.push_back(event_of(context, std::move(invited)));
  return own;
}

}  // namespace amends
