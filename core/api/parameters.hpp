// The parameters of a query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/message.hpp"

namespace amends {

/// Refuses the first parameter that is none of `known`.
std::optional<Error> unknown_parameter(const Request& request,
                                       const std::vector<std::string_view>& known);

/// Whether the parameter is 1; missing or 0: it is not. Everything else is refused.
Result<bool> switched_on(const Request& request, const std::string& name);

}  // namespace amends
