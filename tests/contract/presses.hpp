// What a browser without scripts finds in a customer's page, and posts.
#pragma once

#include <string>

#include "contract/door.hpp"

namespace amends::testing {

/// The nonce in a page's form; empty: it has none.
inline std::string nonce_of(const Reply& page) {
  const std::string mark = "name=\"nonce\" value=\"";
  const std::size_t from = page.body.find(mark);
  if (from == std::string::npos) return {};
  return page.body.substr(from + mark.size(),
                          page.body.find('"', from + mark.size()) - from - mark.size());
}

inline std::string form_of(const std::string& nonce, int answer,
                           const std::string& op = "form-0123456789abcdef") {
  return "nonce=" + nonce + "&op=" + op + "&answer=" + std::to_string(answer);
}

inline const json::object pressed_in_chromium{{"origin", "https://help.example.org"},
                                              {"sec-fetch-site", "same-origin"},
                                              {"sec-fetch-mode", "navigate"},
                                              {"sec-fetch-user", "?1"},
                                              {"sec-ch-ua", "\"Chromium\";v=\"156\""}};

inline const json::object pressed_in_safari{{"origin", "https://help.example.org"},
                                            {"sec-fetch-site", "same-origin"},
                                            {"sec-fetch-mode", "navigate"}};

}  // namespace amends::testing
