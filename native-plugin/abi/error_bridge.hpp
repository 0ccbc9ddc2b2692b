// Errors are values inside and codes outside: the one place where they cross.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.hpp"
#include "native-plugin/include/amends.h"

namespace amends {

/// Makes the error object of a status and returns the status; that of running out of memory when
/// even this cannot be made. `out` may be NULL.
std::int32_t hand_over_error(std::int32_t status, std::string_view message,
                             amends_error** out) noexcept;
std::int32_t hand_over_no_memory(amends_error** out) noexcept;

/// AMENDS_STATUS_* for a failure inside.
std::int32_t status_of(ErrorCode code);

void free_error(amends_error* error) noexcept;

}  // namespace amends
