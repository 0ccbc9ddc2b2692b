#include "core/api/parameters.hpp"

#include <algorithm>

namespace amends {

std::optional<Error> unknown_parameter(const Request& request,
                                       const std::vector<std::string_view>& known) {
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return fail(ErrorCode::unknown_field, name + " is not known here", name);
    }
  }
  return std::nullopt;
}

Result<bool> switched_on(const Request& request, const std::string& name) {
  const std::string_view value = request.query_value(name);
  if (value == "1") return true;
  if (value.empty() || value == "0") return false;
  return fail(ErrorCode::out_of_range, name + " must be 0 or 1", name);
}

}  // namespace amends
