// The mail block as markup and as text: every scale, every direction, texts that mean harm.
#include <catch2/catch.hpp>
#include <set>

#include "core/api/mail_block.hpp"
#include "core/base/text.hpp"

using namespace amends;

namespace {

const std::string token(token_chars, 'a');

std::string page_url(std::size_t base_url_chars) {
  std::string base = "https://help.example.org/";
  base.resize(base_url_chars, 'm');
  return base + std::string(link_path) + token;
}

Survey survey_of(int scale, const std::string& language = "en", const std::string& label = "") {
  Survey survey = default_survey();
  survey.scale = scale;
  SurveyTexts texts = survey.texts["en"];
  texts.labels.clear();
  for (int answer = 1; answer <= scale; ++answer) {
    texts.labels.push_back(label.empty() ? "Label " + std::to_string(answer) : label);
  }
  survey.texts[language] = texts;
  return survey;
}

// What stands behind each mark, up to the character that ends it.
std::vector<std::string> all_after(const std::string& text, const std::string& mark, char end) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const std::size_t from = at + mark.size();
    found.push_back(text.substr(from, text.find(end, from) - from));
  }
  return found;
}

std::vector<std::string> links_in_html(const MailBlock& block) {
  return all_after(mail_block_html(block), "href=\"", '"');
}

std::vector<std::string> links_in_text(const MailBlock& block) {
  std::vector<std::string> links;
  const std::string text = mail_block_text(block);
  for (const std::string_view line : split(text, '\n')) {
    if (line.find("://") != std::string_view::npos) links.emplace_back(line);
  }
  return links;
}

std::vector<std::string> expected_links(const MailBlock& block) {
  std::vector<std::string> links;
  for (int answer = 1; answer <= block.survey.scale; ++answer) {
    links.push_back(block.page_url + "/" + std::to_string(answer));
  }
  links.push_back(block.page_url + "/stop");
  return links;
}

const std::vector<int> scales = {2, 3, 5, 10};

}  // namespace

TEST_CASE("the block has a link for each answer and one to stop, in order", "[mail]") {
  for (const int scale : scales) {
    const Survey survey = survey_of(scale);
    const MailBlock block{survey, "en", page_url(24)};
    std::vector<std::string> links = expected_links(block);
    CHECK(links_in_text(block) == links);
    links.push_back(block.page_url + "/0");
    CHECK(links_in_html(block) == links);
  }
}

TEST_CASE("every link fits into a line of a mail as long as the base_url keeps its limit",
          "[mail]") {
  for (const int scale : scales) {
    const Survey survey = survey_of(scale);
    std::size_t longest = 0;
    for (std::size_t size = 25; size <= max_mail_base_url_chars; ++size) {
      const MailBlock block{survey, "en", page_url(size)};
      for (const std::string& link : links_in_html(block)) longest = std::max(longest, link.size());
    }
    CHECK(longest == limits::max_mail_line_chars);
  }
}

TEST_CASE("answers alone fit up to a base_url of 29 characters, but for the tenth", "[mail]") {
  const Survey survey = survey_of(10);
  const std::vector<std::string> links = expected_links({survey, "en", page_url(29)});
  CHECK(links[8].size() == limits::max_mail_line_chars);
  CHECK(links[9].size() == limits::max_mail_line_chars + 1);
}

TEST_CASE("the decoy is hidden by every means and has no words", "[mail]") {
  const Survey survey = survey_of(5);
  const std::string html = mail_block_html({survey, "en", page_url(24)});
  const std::size_t row = html.rfind("<tr");
  const std::string decoy = html.substr(row);
  CHECK(decoy.starts_with("<tr style=\"display:none;mso-hide:all\"><td aria-hidden=\"true\""));
  CHECK(all_after(decoy, "display:none", ';').size() == 3);
  CHECK(all_after(decoy, "mso-hide:all", '"').size() == 3);
  CHECK(decoy.find("tabindex=\"-1\" aria-hidden=\"true\"") != std::string::npos);
  CHECK(decoy.find("\"></a></td></tr>") != std::string::npos);
}

TEST_CASE("right to left goes through the whole block, our own words keep their direction",
          "[mail]") {
  const Survey survey = survey_of(10, "fa-IR", "جيدة");
  const std::string html = mail_block_html({survey, "fa-IR", page_url(24)});
  for (const std::string& table : all_after(html, "<table ", '>')) {
    CHECK(table.find("lang=\"fa-IR\" dir=\"rtl\"") != std::string::npos);
  }
  CHECK(html.find("text-align:left") == std::string::npos);
  CHECK(all_after(html, "<td lang=\"en\" dir=\"ltr\"", '>').size() == 2);
  const std::string english = mail_block_html({survey, "en", page_url(24)});
  CHECK(english.find("dir=\"rtl\"") == std::string::npos);
  CHECK(english.find("<td lang") == std::string::npos);
}

TEST_CASE("a text that means harm stays a text", "[mail]") {
  const std::string harm = "\"><script>'&\xE2\x80\xAE evil\xE2\x80\x8B\n\r\nhttps://evil.example/";
  for (const int scale : scales) {
    Survey survey = survey_of(scale, "en", harm);
    survey.texts["en"].question = harm;
    const MailBlock block{survey, "en", page_url(24)};
    const std::string html = mail_block_html(block);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(links_in_html(block).size() == static_cast<std::size_t>(scale) + 2);
    std::set<std::string> elements;
    for (const std::string& tag : all_after(html, "<", '>')) {
      elements.insert(tag.substr(0, tag.find(' ')));
    }
    CHECK(elements.count("script") == 0);
    // In the text no words but ours begin a line: what a label brings stays on the label's.
    const std::string text = mail_block_text(block);
    for (const std::string_view line : split(text, '\n')) {
      CHECK_FALSE(line.starts_with("https://evil"));
      if (line.starts_with("https://")) CHECK(line.find("evil") == std::string_view::npos);
    }
  }
}

TEST_CASE("the text is wrapped between words at the line of a mail", "[mail]") {
  Survey survey = survey_of(5);
  std::string long_word;
  for (int i = 0; i < 100; ++i) long_word += "ü";
  std::string question;
  for (int i = 0; i < 30; ++i) question += "größere ";
  survey.texts["en"].question = "  " + question + long_word + " end";
  const std::string text = mail_block_text({survey, "en", page_url(24)});
  const std::string first = text.substr(0, text.find('\n'));
  CHECK(characters(first) == 71);  // one more word would be 79
  for (const std::string_view line : split(text, '\n')) {
    const bool fits = characters(line) <= limits::max_mail_line_chars;
    CHECK((fits || line == long_word));
    CHECK(line == trimmed(line));
  }
}

TEST_CASE("ten points are numbers, with what the ends mean", "[mail]") {
  const Survey survey = survey_of(10);
  const MailBlock block{survey, "en", page_url(24)};
  const std::string html = mail_block_html(block);
  CHECK(html.find(">10</a>") != std::string::npos);
  CHECK(html.find("1: Label 1<br>10: Label 10") != std::string::npos);
  CHECK(mail_block_text(block).find("\n7: Label 7\nhttps://") != std::string::npos);

  Survey bare = survey;
  for (int answer = 1; answer <= 10; ++answer) {
    bare.texts["en"].labels[static_cast<std::size_t>(answer - 1)] = std::to_string(answer);
  }
  const MailBlock numbers{bare, "en", page_url(24)};
  CHECK(mail_block_html(numbers).find("1: 1") == std::string::npos);
  CHECK(mail_block_text(numbers).find("\n7\nhttps://") != std::string::npos);
}

TEST_CASE("two points stand beside each other only when their words are short", "[mail]") {
  const auto rows = [](const std::string& label) {
    const Survey survey = survey_of(2, "en", label);
    return all_after(mail_block_html({survey, "en", page_url(24)}), "<table ", '>').size() - 1;
  };
  CHECK(rows("Not good") == 1);
  CHECK(rows("Unbefriedigend") == 2);
}
