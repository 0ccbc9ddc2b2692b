#include "core/api/mail_block.hpp"

#include "core/api/markup.hpp"

namespace amends {
namespace {

// Says all of it: a host's own style sheet for tables may be written into each cell before the mail
// goes.
constexpr std::string_view table_style =
    "border-collapse:separate;border:0;margin:0;padding:0;max-width:544px";
constexpr std::string_view question_style = "border:0;padding:4px 0;font-weight:600";
constexpr std::string_view cell_style =
    "border:1px solid #767676;border-radius:8px;padding:0;text-align:center";
constexpr std::string_view link_style =
    "display:block;padding:12px 16px;line-height:20px;color:inherit;text-decoration:underline";

// Two points stand beside each other, five below each other, ten in two rows.
int columns_of(int scale) {
  if (scale == 10) return 5;
  return scale == 2 ? 2 : 1;
}

std::string answer_url(const MailBlock& block, int answer) {
  return block.page_url + "/" + std::to_string(answer);
}

}  // namespace

std::string mail_block_html(const MailBlock& block) {
  const SurveyTexts& texts = block.survey.texts_in(block.language);
  const int columns = columns_of(block.survey.scale);
  Markup html;
  html.raw("<table role=\"presentation\" lang=\"").text(block.language);
  html.raw("\" dir=\"auto\" cellspacing=\"8\" cellpadding=\"0\" style=\"").raw(table_style);
  html.raw("\">\n<tr><td colspan=\"").number(columns).raw("\" style=\"").raw(question_style);
  html.raw("\">").text(texts.question).raw("</td></tr>\n");
  for (int answer = 1; answer <= block.survey.scale; ++answer) {
    if ((answer - 1) % columns == 0) html.raw("<tr>");
    html.raw("<td style=\"").raw(cell_style).raw("\"><a href=\"").text(answer_url(block, answer));
    html.raw("\" style=\"").raw(link_style).raw("\">");
    html.text(block.survey.label_of(answer, block.language)).raw("</a></td>");
    if (answer % columns == 0) html.raw("</tr>\n");
  }
  return html.raw("</table>\n").take();
}

std::string mail_block_text(const MailBlock& block) {
  std::string text = block.survey.texts_in(block.language).question + "\n\n";
  for (int answer = 1; answer <= block.survey.scale; ++answer) {
    text +=
        block.survey.label_of(answer, block.language) + "\n" + answer_url(block, answer) + "\n\n";
  }
  return text;
}

}  // namespace amends
