// Pieces of the public mount's pages, in the markup that amends-page.css dresses: the same as the
// widget's.
#pragma once

#include <string>
#include <string_view>

#include "core/model/survey.hpp"

namespace amends {

/// The options of a scale as real radio buttons, `chosen` marked (0: none), labelled by element
/// `labelled_by`.
std::string scale_markup(const Survey& survey, std::string_view language, int chosen,
                         std::string_view labelled_by);

/// A hidden field of a form.
std::string hidden_field(std::string_view name, std::string_view value);

/// "rtl" for languages written from right to left, else "ltr".
std::string_view direction_of(std::string_view language);

}  // namespace amends
