// Where a browser's call to the public mount comes from, and what is answered to other origins:
// CORS (WHATWG Fetch, section 3.2) without credentials, for the origins that the settings list.
#pragma once

#include <string>
#include <vector>

#include "core/api/message.hpp"
#include "core/model/settings.hpp"

namespace amends {

/// Whose page made a call.
enum class Caller : std::uint8_t {
  ours,     // a page of ours, as Origin or Sec-Fetch-Site says
  listed,   // a page on an origin of the allow-list
  foreign,  // any other page; also what pretends, and an opaque origin ("null")
  unknown,  // nothing says: no browser, an old one, or an address that somebody typed
};

/// Reads Origin, and Sec-Fetch-Site where that is missing or is not the name we know. A page cannot
/// set either. Origins are compared as they are spelled.
Caller caller_of(const Request& request, const Settings& settings);

/// Lets the page that made a call read the answer, when its origin is listed. Such answers differ
/// by origin, listed or not: they need `Vary: Origin`.
void allow_reading(const Request& request, const Settings& settings, Response& response);

/// Lets the page that asks before it calls (OPTIONS) make the call, when its origin is listed.
void allow_calling(const Request& request, const Settings& settings, Response& response);

/// Whose pages may show ours in a frame: our own origin and the listed ones; for a site with a list
/// of its own, those.
std::vector<std::string> frame_parents(const Request& request, const Settings& settings,
                                       const Site* site = nullptr);

}  // namespace amends
