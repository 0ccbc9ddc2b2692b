// The parameters of a query.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/message.hpp"
#include "core/base/time.hpp"
#include "core/base/time_zone.hpp"

namespace amends {

/// Refuses the first parameter that is none of `known`.
std::optional<Error> unknown_parameter(const Request& request,
                                       const std::vector<std::string_view>& known);

/// Whether the parameter is 1; missing or 0: it is not. Everything else is refused.
Result<bool> switched_on(const Request& request, const std::string& name);

/// All of the text as a whole number.
std::optional<std::int64_t> whole_number(std::string_view text);

/// `limit`: how many items a page has; `missing` where the query does not say.
Result<std::size_t> page_limit(const Request& request, std::size_t missing);

/// A day such as 2026-11-24; `missing` where the query does not name one.
Result<Day> day_at(const Request& request, const std::string& name, Day missing);

/// Moments from the beginning of one day to the end of another; each may be missing.
struct Moments {
  std::optional<UtcMillis> from;
  std::optional<UtcMillis> before;
};

/// `from` and `to`: days of the tenant, both included.
Result<Moments> moments_between(const Request& request, const TimeZone& zone);

}  // namespace amends
