// Pieces of the public mount's pages, in the markup that amends-page.css dresses: the same as the
// widget's.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/markup.hpp"
#include "core/api/message.hpp"
#include "core/api/services.hpp"
#include "core/model/survey.hpp"

namespace amends {

/// From the page at `path` up to the mount. Links are relative, so that they work wherever the
/// public mount is: from /r/{token}, "../" leads to it.
std::string up_from(std::string_view path);

/// The mount itself, for what makes its own paths.
std::string root_from(std::string_view path);

/// Every page as far as its style sheet; the head is still open.
Markup head_begun(Services& services, std::string_view path, std::string_view language,
                  std::string_view title);

/// A module script of ours.
void add_script(Markup& html, Services& services, std::string_view path, std::string_view name);

/// The page, never stored, without headers of its own policy.
Response html_response(int status, std::string body);

/// The options of a scale as real radio buttons, `chosen` marked (0: none), labelled by element
/// `labelled_by`.
void add_scale(Markup& html, const Survey& survey, std::string_view language, int chosen,
               std::string_view labelled_by);

/// The same options as buttons, each of which sends its answer.
void add_answer_buttons(Markup& html, const Survey& survey, std::string_view language);

/// A hidden field of a form; its value is what the parts give together.
void add_hidden_field(Markup& html, std::string_view name,
                      std::initializer_list<std::string_view> value);

/// Whether a scale shows its numbers: then only the first and the last label are told.
bool shows_numbers(int scale);

/// Whether a label holds a word that is too long for options beside each other.
bool is_wordy(const std::vector<std::string>& labels);

/// "rtl" for languages written from right to left, else "ltr".
std::string_view direction_of(std::string_view language);

}  // namespace amends
