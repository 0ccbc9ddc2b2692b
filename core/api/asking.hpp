// An ask, from the ports that its rule needs to what was written.
#pragma once

#include <string>
#include <string_view>

#include "core/api/writer.hpp"
#include "core/rules/ask.hpp"

namespace amends {

/// Where a request, cycle and touchpoint stand among 0 to 9999, the same at every try: a sample of
/// n per ten thousand asks those below n.
std::int64_t ask_draw(Services& services, std::string_view request, int cycle,
                      std::string_view touchpoint);

/// Asks, or keeps why not; notes with the person that he or she was asked, where the days between
/// are limited. Fails as write_request() does, and with unknown_request for what lies outside the
/// actor's scopes.
Result<Written> write_ask(Services& services, std::string_view request, const Ask& ask,
                          const SettingsState& settings, const Actor& actor);

/// Lets time pass for one request: settles, expires, sends what was planned, reminds.
Result<Written> write_passing_time(Services& services, std::string_view request,
                                   const SettingsState& settings, const Actor& actor);

}  // namespace amends
