// Requests of any history that a visitor may rate, as the demo's pages show them.
#pragma once

#include <boost/json/array.hpp>
#include <cstddef>

#include "core/api/services.hpp"

namespace amends::demo {

/// Those that customers were asked about and have not answered yet, the last asked first.
Result<boost::json::array> open_questions(Services& services, std::size_t most);

}  // namespace amends::demo
