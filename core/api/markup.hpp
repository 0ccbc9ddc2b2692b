// HTML as it is written: what is ours goes in as it is, what others wrote is made safe.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace amends {

class Markup {
 public:
  /// Markup of ours.
  Markup& raw(std::string_view markup) {
    html_.append(markup);
    return *this;
  }
  /// Text, safe inside elements and quoted attributes.
  Markup& text(std::string_view text);
  Markup& number(int number) { return raw(std::to_string(number)); }

  std::string take() { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace amends
