// What happened, as people read it.
#pragma once

#include <vector>

#include "core/api/services.hpp"
#include "core/model/json.hpp"

namespace amends {

json::object person_view(const EventActor& by);

/// The history of one request, oldest first, or of one case when `only` names it: with words,
/// people and what was decided.
json::array timeline_view(const std::vector<Services::Placed>& events, const Id128* only = nullptr,
                          const InvitationId* invitation = nullptr);

}  // namespace amends
