// What the rows of bearer keys should be, told again from the events of their stream.
#pragma once

#include <vector>

#include "core/store/rows.hpp"
#include "core/store/verify/told_events.hpp"

namespace amends {

std::vector<KeyRow> retold_keys(const std::vector<ToldEvent>& events);

}  // namespace amends
