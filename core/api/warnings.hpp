// What was done, but may turn out otherwise than wanted: the member "warnings" of an answer.
#pragma once

#include <string_view>

#include "core/model/json.hpp"

namespace amends {

/// One warning when links below this address are longer than a line of a mail may be; none for an
/// empty one. Each has a stable `code`, the `field` to blame and a sentence, `detail`.
json::array base_url_warnings(std::string_view base_url);

}  // namespace amends
