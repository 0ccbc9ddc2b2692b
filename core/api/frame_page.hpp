// The rating page that stands in a frame on somebody's page: <amends-rating-frame>.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/message.hpp"
#include "core/api/services.hpp"

namespace amends {

struct FramePage {
  std::string_view language;
  std::string_view title;  // read out as the frame's name
  /// Of the element in it, beside `src`: what it asks about, and the question.
  std::vector<std::pair<std::string_view, std::string_view>> attributes;
  std::vector<std::string> parents;  // the origins whose pages may show it
  std::string address = {};          // of the page around it; empty: not told
};

/// Holds the widget and nothing else. Only the parents may show it (CSP frame-ancestors), and only
/// to them its script speaks.
Response frame_page(Services& services, std::string_view path, const FramePage& page);

}  // namespace amends
