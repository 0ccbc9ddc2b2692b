#include "core/api/parameters.hpp"

#include <algorithm>

namespace amends {

std::optional<Error> unknown_parameter(const Request& request,
                                       std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return fail(ErrorCode::unknown_field, name + " is not known here", name);
    }
  }
  return std::nullopt;
}

}  // namespace amends
