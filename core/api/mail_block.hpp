// The block that goes into the helpdesk's own mail: the question and one link per answer.
// docs/mail.md says what mail programs it was made for.
#pragma once

#include <string>
#include <string_view>

#include "core/base/limits.hpp"
#include "core/capture/token.hpp"
#include "core/model/survey.hpp"

namespace amends {

/// What follows the address of the landing page for "do not ask me again": the longest of a mail's
/// links.
inline constexpr std::string_view stop_path = "/stop";

/// What every link of a mail has between the base_url and the answer.
inline constexpr std::string_view link_path = "/r/";

/// With a base_url of at most so many characters every link of the block fits into one line of a
/// mail.
inline constexpr std::size_t max_mail_base_url_chars =
    limits::max_mail_line_chars - link_path.size() - token_chars - stop_path.size();

struct MailBlock {
  const Survey& survey;
  std::string_view language;
  std::string page_url;  // of the landing page, without an answer
};

/// One table with inline styles and no image; text takes the mail's colour. It holds the decoy
/// (answer 0), which no person sees, reaches by keyboard or hears.
std::string mail_block_html(const MailBlock& block);

/// Word, link below it, blank line. Lines are wrapped between words at limits::max_mail_line_chars;
/// links and longer words stay whole. Without the decoy: here everybody would see it.
std::string mail_block_text(const MailBlock& block);

}  // namespace amends
