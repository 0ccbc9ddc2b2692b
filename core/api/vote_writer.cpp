#include "core/api/vote_writer.hpp"

#include <utility>

#include "core/api/scope.hpp"

namespace amends {
namespace {

Result<RateResult> replayed_result(Services& services, const RequestState& state,
                                   const OpRecord& record) {
  auto events = services.open_stream(request_stream(state.id));
  if (!events) return events.error();
  for (const auto& placed : *events) {
    if (placed.revision == record.revision) return result_of(placed.event);
  }
  return fail(ErrorCode::history_broken, "the event of an op is missing");
}

}  // namespace

Result<Written> write_vote(Call& call, const std::string& request, const Vote& vote,
                           Evidence evidence, const std::shared_ptr<const SettingsState>& settings,
                           const FindInvitation& find, RateResult& result) {
  Services& services = call.services;
  const OpStamp op = op_stamp(services, vote);
  const InvitationId fresh = services.fresh_invitation_id();
  const Id128 fresh_follow_up = services.fresh_id();
  const auto decide = [&](const RequestState& state) -> Result<Events> {
    if (const OpRecord* record = state.find_op(op.op)) {
      if (record->body_hash != op.body_hash) {
        return fail(ErrorCode::op_reused, "op was used before with another body", "op");
      }
      auto replayed = replayed_result(services, state, *record);
      if (!replayed) return replayed.error();
      result = *replayed;
      return Events{};
    }
    const Context context{services.now(), *settings, call.request.actor, op};
    auto own = find(state, fresh, context);
    if (!own) return own.error();
    RequestState with_invitation = state;
    Events events;
    for (const Event& made : own->made) {
      apply(with_invitation, with_invitation.revision + 1, state.head, made);
      events.push_back(made);
    }
    Rate rate = rate_of(services, vote, own->id);
    rate.evidence = evidence;
    rate.fresh_follow_up = fresh_follow_up;
    auto decision = decide_rate(with_invitation, rate, context);
    if (!decision) return decision.error();
    result = decision->result;
    if (decision->events.empty()) return Events{};
    for (Event& event : decision->events) events.push_back(std::move(event));
    return events;
  };
  return write_request(services, request,
                       within_scopes(call.request.actor, unknown_request(), decide));
}

}  // namespace amends
