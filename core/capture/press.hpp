// Whether a vote that arrives was pressed by somebody, as far as its headers and its page can tell.
//
// Browsers say where a request comes from (Origin, Fetch Metadata: W3C "Fetch Metadata Request
// Headers") and whether a navigation was started by a person (Sec-Fetch-User). What they say is
// proof when it is there and nothing when it is not: Safari never sends Sec-Fetch-User, and plain
// http carries no Sec-Fetch-* at all. So nothing is refused for what is missing; it costs one more
// press on a fresh page.
#pragma once

#include <string_view>

#include "core/capture/nonce.hpp"
#include "core/model/evidence.hpp"

namespace amends {

/// What the headers of a vote say. Empty: not sent.
struct PressSigns {
  std::string_view origin;       // Origin
  std::string_view fetch_site;   // Sec-Fetch-Site
  std::string_view fetch_mode;   // Sec-Fetch-Mode
  std::string_view fetch_user;   // Sec-Fetch-User
  std::string_view client_hint;  // Sec-CH-UA: only browsers that also send Sec-Fetch-User have it
};

enum class PressVerdict : std::uint8_t {
  good,
  press_needed,  // one explicit press on a fresh page that says so
  doubtful,      // the same, but what it says is held against other answers: it may be a person's
  cross_site,    // from a page that is not ours
};

/// `our_origin` is the scheme, name and port of the public mount; empty: not known.
PressVerdict judge_press(const PressSigns& signs, std::string_view our_origin, Evidence evidence,
                         const PageFlags& page);

}  // namespace amends
