// Which language somebody reads whom nothing else tells it of: the browser's word.
#pragma once

#include <string_view>
#include <vector>

#include "core/api/message.hpp"

namespace amends {

/// The tags of Accept-Language, the best first (RFC 9110, section 12.5.4). Without "*", what has
/// the weight 0, and what is malformed.
std::vector<std::string_view> accepted_languages(const Request& request);

/// The first of them that the core has texts in (texts.hpp); English when there is none.
std::string_view page_language(const Request& request);

}  // namespace amends
