// A report that goes out by mail, in words.
#pragma once

#include <string>
#include <vector>

#include "core/api/mailed_report.hpp"
#include "core/api/texts.hpp"

namespace amends {

/// Paragraphs of lines, and the page that shows more; none where the settings name no such page.
struct ReportLetter {
  std::vector<std::vector<std::string>> paragraphs;
  std::string link;
};

ReportLetter report_letter(const MailedReport& report, const ReportedDays& days,
                           const Scopes& scopes, const Texts& texts);

std::string letter_text(const ReportLetter& letter, const Texts& texts);
std::string letter_html(const ReportLetter& letter, const Texts& texts);

}  // namespace amends
