// The order in which a store writes many rows fastest: that of their keys.
#pragma once

#include "core/store/port.hpp"

namespace amends {

/// Of an import's rows; tallies have an order of their own.
void sort_by_key(WriteBatch& batch);

}  // namespace amends
