// The widget as a page made on a server prints it: asked at the page's first sight, before any
// script.
#pragma once

#include <string>
#include <string_view>

#include "core/model/survey.hpp"

namespace amends {

struct WidgetMarkup {
  const Survey& survey;
  std::string_view language;
  std::string_view base;   // of the public mount, absolute
  std::string_view token;  // made for a widget
  std::string_view nonce;
  std::string_view state;  // what GET tells as JSON
};

/// The element with a form in it: the question and a button for each answer, which amends-form.css
/// gives the widget's own look. The script puts its own in their place, to the pixel; a press
/// before that, or without scripts, posts the form.
std::string widget_markup(const WidgetMarkup& widget);

}  // namespace amends
