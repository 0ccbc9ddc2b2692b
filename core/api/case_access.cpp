#include "core/api/case_access.hpp"

#include <utility>

#include "core/api/scope.hpp"

namespace amends {
namespace {

Error unknown_case() {
  return fail(ErrorCode::not_found, "the follow-up is not known");
}

bool works_on(const Actor& actor, const FollowUpRow& row) {
  return (actor.at_least(Role::manager) && lies_within(actor.scopes, row)) ||
         (actor.at_least(Role::agent) && !actor.id.empty() && row.assignee_id == actor.id);
}

Result<bool> watches(Call& call, const FollowUpRow& row) {
  const Actor& actor = call.request.actor;
  const bool might =
      actor.at_least(Role::agent) && !actor.id.empty() && lies_within(actor.scopes, row);
  if (!might) return false;
  auto state = call.services.load(row.request);
  if (!state) return state.error();
  const FollowUp* follow_up = state->find(row.follow_up);
  return follow_up != nullptr && follow_up->is_watched_by(actor.id);
}

}  // namespace

Result<VisibleCase> visible_case(Call& call, const Id128& id) {
  auto found = call.services.store().find_follow_up(id);
  if (!found) return found.error();
  if (!*found) return unknown_case();
  if (works_on(call.request.actor, (*found)->row)) return VisibleCase{std::move(**found), true};
  auto watched = watches(call, (*found)->row);
  if (!watched) return watched.error();
  if (!*watched) return unknown_case();
  return VisibleCase{std::move(**found), false};
}

Result<VisibleCase> visible_case(Call& call) {
  const auto id = id128_from_text(call.arguments[0]);
  if (!id) return unknown_case();
  return visible_case(call, *id);
}

}  // namespace amends
