// The rating page, as a host asks for it: through amends_handle(), and through the core alone.
#pragma once

#include <string>

#include "core/model/json.hpp"

namespace amends::bench {

json::object measure_page(const std::string& folder);

}  // namespace amends::bench
