// When an effect that could not be carried out comes again.
#pragma once

#include <cstdint>

#include "core/base/ids.hpp"

namespace amends {

/// A minute after the first attempt, twice as long after each further one, a day at most; less a
/// part of up to a quarter that the effect's id decides, so that what failed together does not come
/// back together.
std::int64_t webhook_delay_ms(const Id128& effect, int attempts);

}  // namespace amends
