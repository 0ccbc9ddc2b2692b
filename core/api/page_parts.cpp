#include "core/api/page_parts.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "core/base/text.hpp"

namespace amends {
namespace {

// The same line drawings as the widget's (wasm/elements/rating/scale.js), worst first.
constexpr std::array<std::string_view, 5> features = {
    "M9.5 14.5l3-2M22.5 14.5l-3-2M10.5 22.5q5.5-6 11 0",
    "M11.5 12.5v2M20.5 12.5v2M11 21.5q5-3.5 10 0",
    "M11.5 12.5v2M20.5 12.5v2M11 20.5h10",
    "M11.5 12.5v2M20.5 12.5v2M11 19.5q5 4.5 10 0",
    "M9.5 14q2-3 4 0M18.5 14q2-3 4 0M9.5 18.5q6.5 7.5 13 0",
};

// Which drawing an answer has, from 0; nothing on a scale that shows numbers.
int face_of(int scale, int answer) {
  if (scale == 2) return answer == 1 ? 1 : 3;
  if (scale == 3) return answer;
  return scale == 5 ? answer - 1 : -1;
}

void add_face(Markup& html, int face) {
  if (face < 0) return;
  html.raw(
          "<svg class=\"face\" viewBox=\"0 0 32 32\" aria-hidden=\"true\"><circle class=\"head\" "
          "cx=\"16\" cy=\"16\" r=\"13\"/><path class=\"features\" d=\"")
      .raw(features[static_cast<std::size_t>(face)])
      .raw("\"/></svg>");
}

// The scale, its tag begun; `begin_option` writes an option's beginning and gives its end.
void add_options(Markup& html, const Survey& survey, std::string_view language,
                 const std::function<std::string_view(int answer)>& begin_option) {
  const auto& labels = survey.texts_in(language).labels;
  const bool numbers = shows_numbers(survey.scale);
  html.raw("class=\"scale").raw(!numbers && is_wordy(labels) ? " wordy" : "");
  html.raw("\" data-points=\"").number(survey.scale).raw("\">\n");
  for (int answer = 1; answer <= survey.scale; ++answer) {
    const std::string_view end = begin_option(answer);
    add_face(html, face_of(survey.scale, answer));
    html.raw("<span class=\"word\">");
    if (numbers) {
      html.number(answer);
    } else {
      html.text(labels[static_cast<std::size_t>(answer - 1)]);
    }
    html.raw("</span>").raw(end);
  }
  html.raw("</div>\n");
  if (!numbers) return;
  html.raw("<p class=\"ends\"><span>1: ").text(labels.front()).raw("</span><span>");
  html.number(survey.scale).raw(": ").text(labels.back()).raw("</span></p>\n");
}

}  // namespace

bool shows_numbers(int scale) {
  return face_of(scale, 1) < 0;
}

// Whether words would break in their middle where options stand side by side on a phone; the same
// as the widget's.
bool is_wordy(const std::vector<std::string>& labels) {
  const std::size_t longest_short_word = labels.size() == 5 ? 7 : 9;
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
    const auto words = split(label, ' ');
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return characters(word) > longest_short_word;
    });
  });
}

std::string up_from(std::string_view path) {
  std::string up;
  for (auto left = std::count(path.begin(), path.end(), '/'); left > 1; --left) up += "../";
  return up;
}

std::string root_from(std::string_view path) {
  const std::string up = up_from(path);
  return up.substr(0, up.size() - 1);
}

Markup head_begun(Services& services, std::string_view path, std::string_view language,
                  std::string_view title) {
  Markup html;
  html.raw("<!doctype html>\n<html lang=\"").text(language);
  html.raw("\" dir=\"").raw(direction_of(language));
  html.raw(
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"robots\" content=\"noindex, nofollow\">\n<title>");
  html.text(title).raw("</title>\n<link rel=\"stylesheet\" href=\"").raw(up_from(path));
  html.raw("assets/").text(services.assets().hashed_name("amends-page.css")).raw("\">\n");
  // Browsers would ask the helpdesk for /favicon.ico, which may open a session and set a cookie.
  html.raw("<link rel=\"icon\" type=\"image/svg+xml\" href=\"").raw(up_from(path));
  html.raw("assets/").text(services.assets().hashed_name("amends-icon.svg")).raw("\">\n");
  return html;
}

void add_script(Markup& html, Services& services, std::string_view path, std::string_view name) {
  html.raw("<script type=\"module\" src=\"").raw(up_from(path)).raw("assets/");
  html.text(services.assets().hashed_name(name)).raw("\"></script>\n");
}

Response html_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.with("content-type", "text/html; charset=utf-8").with("cache-control", "no-store");
  response.body = std::move(body);
  return response;
}

void add_scale(Markup& html, const Survey& survey, std::string_view language, int chosen,
               std::string_view labelled_by) {
  html.raw("<div role=\"radiogroup\" aria-labelledby=\"").text(labelled_by).raw("\" ");
  add_options(html, survey, language, [&](int answer) {
    html.raw("<label class=\"option\"><input type=\"radio\" name=\"answer\" value=\"");
    html.number(answer).raw("\" required").raw(answer == chosen ? " checked>" : ">");
    return "</label>\n";
  });
}

void add_answer_buttons(Markup& html, const Survey& survey, std::string_view language) {
  html.raw("<div ");
  add_options(html, survey, language, [&](int answer) {
    html.raw("<button class=\"option\" name=\"answer\" value=\"");
    html.number(answer).raw("\">");
    return "</button>";
  });
}

void add_hidden_field(Markup& html, std::string_view name,
                      std::initializer_list<std::string_view> value) {
  html.raw("<input type=\"hidden\" name=\"").text(name).raw("\" value=\"");
  for (const std::string_view part : value) html.text(part);
  html.raw("\">");
}

std::string_view direction_of(std::string_view language) {
  const std::string tag = lower_ascii(language);
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  constexpr std::array<std::string_view, 10> right_to_left = {"ar", "ckb", "dv", "fa", "he",
                                                              "ps", "sd",  "ug", "ur", "yi"};
  const bool found =
      std::find(right_to_left.begin(), right_to_left.end(), primary) != right_to_left.end();
  return found ? "rtl" : "ltr";
}

}  // namespace amends
