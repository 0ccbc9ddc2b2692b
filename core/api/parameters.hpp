// The parameters of a query.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "core/api/message.hpp"

namespace amends {

/// Refuses the first parameter that is none of `known`.
std::optional<Error> unknown_parameter(const Request& request,
                                       std::initializer_list<std::string_view> known);

}  // namespace amends
