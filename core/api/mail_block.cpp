#include "core/api/mail_block.hpp"

#include <algorithm>

#include "core/api/markup.hpp"
#include "core/api/page_parts.hpp"
#include "core/api/texts.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

// Each style says all of it: a host's own style sheet for tables and links may be written into the
// elements before the mail goes. Outlook for Windows takes paddings of cells (mso-), not of links.
constexpr std::string_view table_style =
    "border:0;border-collapse:separate;border-spacing:0;margin:0;padding:0;"
    "table-layout:fixed;width:100%";
constexpr std::string_view cell_style = "border:0;padding:0";
constexpr std::string_view question_style =
    "border:0;padding:24px 0 12px;font-size:16px;line-height:24px;font-weight:bold";
constexpr std::string_view small_style =
    "border:0;font-size:14px;line-height:20px;font-weight:normal";
constexpr std::string_view answer_style =
    "border:1px solid #767676;border-radius:8px;padding:0;text-align:center;vertical-align:middle;"
    "font-weight:normal;mso-padding-alt:12px 4px";
constexpr std::string_view link_style =
    "display:block;padding:12px 4px;font-size:16px;line-height:20px;color:inherit;"
    "text-decoration:underline;text-align:center";
constexpr std::string_view stop_style =
    "display:inline-block;padding:12px 0;font-size:14px;line-height:20px;color:inherit;"
    "text-decoration:underline";
// Broken only where a word is wider than the phone.
constexpr std::string_view long_words = "word-break:break-word;overflow-wrap:break-word";
constexpr std::string_view hidden_style =
    "display:none;border:0;padding:0;max-height:0;overflow:hidden;font-size:0;line-height:0;"
    "mso-hide:all";

// How the answers of a scale stand: in rows of `columns`, `gap` pixels apart.
struct Layout {
  int columns;
  int gap;
  int max_width;
};

// Two short points stand beside each other, ten (numbers) in two rows, the rest below each other.
Layout layout_of(const Survey& survey, const SurveyTexts& texts) {
  if (shows_numbers(survey.scale)) return {5, 4, 320};
  if (survey.scale == 2 && !is_wordy(texts.labels)) return {2, 8, 400};
  return {1, 8, 280};
}

std::string answer_url(const MailBlock& block, int answer) {
  return block.page_url + "/" + std::to_string(answer);
}

std::string stop_url(const MailBlock& block) {
  return block.page_url + std::string(stop_path);
}

// One block being written as HTML.
class HtmlWriter {
 public:
  explicit HtmlWriter(const MailBlock& block)
      : block_(block),
        texts_(block.survey.texts_in(block.language)),
        words_(texts_in(block.language)),
        direction_(direction_of(block.language)),
        layout_(layout_of(block.survey, texts_)) {}

  std::string written() {
    begin_table(layout_.max_width);
    add_question();
    for (int answer = 1; answer <= block_.survey.scale; answer += layout_.columns) add_row(answer);
    if (shows_numbers(block_.survey.scale)) add_ends();
    add_words();
    add_decoy();
    return html_.raw("</table>\n").take();
  }

 private:
  void begin_table(int max_width) {
    html_.raw("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"");
    html_.raw(" border=\"0\" lang=\"").text(block_.language);
    html_.raw("\" dir=\"").raw(direction_).raw("\" style=\"").raw(table_style);
    html_.raw(";max-width:").number(max_width).raw("px\">\n");
  }

  void begin_cell(std::string_view style, std::string_view attributes = "") {
    html_.raw("<td").raw(attributes).raw(" style=\"").raw(style).raw("\">");
  }

  void add_link(const std::string& url, std::string_view style, std::string_view text) {
    html_.raw("<a href=\"").text(url).raw("\" style=\"").raw(style).raw(";").raw(long_words);
    html_.raw("\">").text(text).raw("</a>");
  }

  void add_question() {
    html_.raw("<tr>");
    begin_cell(std::string(question_style) + aligned() + ";" + std::string(long_words));
    html_.text(texts_.question).raw("</td></tr>\n");
  }

  // A row is a table of its own: the columns of all have the same width, whatever stands in them.
  void add_row(int first) {
    html_.raw("<tr>");
    begin_cell(cell_style);
    begin_table(layout_.max_width);
    html_.raw("<tr>");
    for (int answer = first; answer < first + layout_.columns; ++answer) {
      if (answer != first) add_gap("width");
      add_answer(answer);
    }
    html_.raw("</tr>\n</table></td></tr>\n");
    if (first + layout_.columns > block_.survey.scale) return;
    html_.raw("<tr>");
    add_gap("height");
    html_.raw("</tr>\n");
  }

  void add_answer(int answer) {
    begin_cell(answer_style, " align=\"center\"");
    add_link(answer_url(block_, answer), link_style,
             shows_numbers(block_.survey.scale) ? std::to_string(answer)
                                                : block_.survey.label_of(answer, block_.language));
    html_.raw("</td>\n");
  }

  // Mail programs keep the size of a cell where they lose a margin.
  void add_gap(std::string_view side) {
    html_.raw("<td ").raw(side).raw("=\"").number(layout_.gap).raw("\" style=\"").raw(cell_style);
    html_.raw(";").raw(side).raw(":").number(layout_.gap);
    html_.raw("px;font-size:0;line-height:0\">&nbsp;</td>\n");
  }

  // What the numbers mean, where labels say more than they do.
  void add_ends() {
    const int last = block_.survey.scale;
    if (texts_.labels.front() == "1" && texts_.labels.back() == std::to_string(last)) return;
    html_.raw("<tr>");
    begin_cell(small_text("4px 0 0"));
    html_.raw("1: ").text(texts_.labels.front()).raw("<br>").number(last).raw(": ");
    html_.text(texts_.labels.back()).raw("</td></tr>\n");
  }

  void add_words() {
    html_.raw("<tr>");
    begin_cell(small_text("12px 0 0"), own_language());
    html_.text(words_.mail_opens_page).raw("</td></tr>\n<tr>");
    begin_cell(small_text("0"), own_language());
    add_link(stop_url(block_), stop_style, words_.stop_asking);
    html_.raw("</td></tr>\n");
  }

  void add_decoy() {
    html_.raw("<tr style=\"display:none;mso-hide:all\">");
    begin_cell(hidden_style, " aria-hidden=\"true\"");
    html_.raw("<a href=\"").text(answer_url(block_, 0));
    html_.raw("\" tabindex=\"-1\" aria-hidden=\"true\" style=\"").raw(hidden_style);
    html_.raw("\"></a></td></tr>\n");
  }

  std::string aligned() const {
    return direction_ == "rtl" ? ";text-align:right" : ";text-align:left";
  }
  std::string small_text(std::string_view padding) const {
    return std::string(small_style) + ";padding:" + std::string(padding) + aligned() + ";" +
           std::string(long_words);
  }
  // Our own words may be missing in the survey's language.
  std::string own_language() const {
    if (lower_ascii(block_.language).starts_with(words_.language)) return "";
    return " lang=\"" + std::string(words_.language) + "\" dir=\"" +
           std::string(direction_of(words_.language)) + "\"";
  }

  const MailBlock& block_;
  const SurveyTexts& texts_;
  const Texts& words_;
  std::string_view direction_;
  Layout layout_;
  Markup html_;
};

// The words of a text with single spaces between them, in lines that fit into a mail where words
// allow it.
std::string wrapped(std::string_view text) {
  std::string spaced(text);
  std::replace_if(
      spaced.begin(), spaced.end(),
      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
  std::string lines;
  std::size_t column = 0;
  for (const std::string_view word : split(spaced, ' ')) {
    if (word.empty()) continue;
    const std::size_t size = characters(word);
    const bool fits = column + 1 + size <= limits::max_mail_line_chars;
    if (!lines.empty()) lines += fits ? " " : "\n";
    column = lines.empty() || !fits ? size : column + 1 + size;
    lines += word;
  }
  return lines;
}

std::string name_in_text(const MailBlock& block, int answer) {
  const std::string& label = block.survey.label_of(answer, block.language);
  const std::string number = std::to_string(answer);
  if (!shows_numbers(block.survey.scale)) return wrapped(label);
  return label == number ? number : wrapped(number + ": " + label);
}

}  // namespace

std::string mail_block_html(const MailBlock& block) {
  return HtmlWriter(block).written();
}

std::string mail_block_text(const MailBlock& block) {
  const Texts& words = texts_in(block.language);
  std::string text = wrapped(block.survey.texts_in(block.language).question) + "\n\n";
  for (int answer = 1; answer <= block.survey.scale; ++answer) {
    text += name_in_text(block, answer) + "\n" + answer_url(block, answer) + "\n\n";
  }
  text += wrapped(words.mail_opens_page) + "\n\n";
  return text + wrapped(words.stop_asking) + "\n" + stop_url(block) + "\n";
}

}  // namespace amends
