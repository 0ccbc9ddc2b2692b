// Writing a vote: once per op, on the invitation that the route finds for it.
#pragma once

#include <functional>
#include <memory>

#include "core/api/routes.hpp"
#include "core/api/vote.hpp"
#include "core/api/writer.hpp"

namespace amends {

/// The invitation a vote goes to; `fresh` is the id of one that must be made.
using FindInvitation = std::function<Result<OwnInvitation>(
    const RequestState& state, InvitationId fresh, const Context& context)>;

/// Same op and same body as before: nothing is written, `result` is what it was. Fails with
/// op_reused for another body, not_found outside the actor's scopes, and with what decide_rate()
/// refuses.
Result<Written> write_vote(Call& call, const std::string& request, const Vote& vote,
                           Evidence evidence, const std::shared_ptr<const SettingsState>& settings,
                           const FindInvitation& find, RateResult& result);

}  // namespace amends
