// Numbers and moments that the store keeps as marks.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/api/services.hpp"

namespace amends {

/// 0 where there is no such mark. A size_t of WebAssembly holds no moment.
Result<std::int64_t> number_in_mark(Services& services, std::string_view name);

/// Nothing where there is none, or a 0: marks are not taken away.
Result<std::optional<UtcMillis>> moment_in_mark(Services& services, std::string_view name);

}  // namespace amends
