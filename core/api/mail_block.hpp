// The block that goes into the helpdesk's own mail: the question and one link per answer.
#pragma once

#include <string>
#include <string_view>

#include "core/model/survey.hpp"

namespace amends {

struct MailBlock {
  const Survey& survey;
  std::string_view language;
  std::string page_url;  // of the landing page, without an answer
};

/// One table with inline styles and no image; text takes the mail's colour.
std::string mail_block_html(const MailBlock& block);

/// Word, link below it, blank line.
std::string mail_block_text(const MailBlock& block);

}  // namespace amends
