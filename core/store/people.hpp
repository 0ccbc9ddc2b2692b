// Which requests are whose: derived from who the requester was told to be.
#pragma once

#include "core/model/request.hpp"
#include "core/store/history.hpp"
#include "core/store/port.hpp"

namespace amends {

/// Adds to `batch` the rows that appear, and those that go, when a request goes from `before` to
/// `after`.
void project_people(const RequestState& before, const RequestState& after, const History& history,
                    WriteBatch& batch);

}  // namespace amends
