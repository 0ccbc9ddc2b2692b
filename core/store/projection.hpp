// From history to everything derived: rows, tallies, outbox and change feed. Pure; the same events
// always give the same batch.
#pragma once

#include <vector>

#include "core/model/request.hpp"
#include "core/store/port.hpp"

namespace amends {

RequestRow request_row(const RequestState& state);
InvitationRow invitation_row(const RequestState& state, const Invitation& invitation);
FollowUpRow follow_up_row(const RequestState& state, const FollowUp& follow_up);
/// What stands aside of one invitation's answers; mostly nothing.
std::vector<AsideRow> aside_rows(const RequestState& state, const Invitation& invitation);

/// Adds to `batch` the rows that differ when a request goes from `before` to `after`.
void project_rows(const RequestState& before, const RequestState& after, WriteBatch& batch);

/// Takes the texts that go with an event of the request.
void project_erased(const std::string& request, const Event& event, WriteBatch& batch);

/// Adds to `batch` all that changes when `events` take a request from `before` to `after`: rows
/// that differ, tally deltas, outbox entries and change feed. Does not append events.
void project(const RequestState& before, const RequestState& after,
             const std::vector<Event>& events, WriteBatch& batch);

}  // namespace amends
