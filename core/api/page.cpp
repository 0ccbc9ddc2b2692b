#include "core/api/page.hpp"

#include <algorithm>

#include "core/api/page_parts.hpp"
#include "core/api/texts.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

// Links are relative, so that they work wherever the public mount is: from /r/{token}, "../" leads
// to it.
std::string up_from(std::string_view path) {
  std::string up;
  for (auto left = std::count(path.begin(), path.end(), '/'); left > 1; --left) up += "../";
  return up;
}

std::string document(Services& services, std::string_view path, std::string_view language,
                     std::string_view title, const std::string& main) {
  return "<!doctype html>\n<html lang=\"" + html_escaped(language) + "\" dir=\"" +
         std::string(direction_of(language)) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"robots\" content=\"noindex, nofollow\">\n<title>" +
         html_escaped(title) + "</title>\n<link rel=\"stylesheet\" href=\"" + up_from(path) +
         "assets/" + html_escaped(services.assets().hashed_name("amends-page.css")) +
         "\">\n</head>\n<body class=\"amends-page\">\n<div class=\"paper\">\n<main "
         "class=\"screen\">\n" +
         main + "</main>\n</div>\n</body>\n</html>\n";
}

// The form's own op and key: without scripts the page load stands for both.
std::string form_identity(const LandingPage& page) {
  return hidden_field("nonce", page.nonce) + hidden_field("op", "form-" + page.nonce) +
         hidden_field("key", "page-" + page.nonce) + "\n";
}

std::string reasons_markup(const LandingPage& page, const Texts& texts) {
  if (page.survey.reasons.empty()) return {};
  const SurveyTexts& words = page.survey.texts_in(page.language);
  std::string html = "<fieldset class=\"group\">\n<legend class=\"question\">" +
                     html_escaped(texts.better) + "</legend>\n<p class=\"hint\">" +
                     html_escaped(texts.optional) + "</p>\n<div class=\"chips\">\n";
  for (const std::string& id : page.survey.reasons) {
    html += "<label class=\"chip\"><input type=\"checkbox\" name=\"reasons\" value=\"" +
            html_escaped(id) + "\">" + html_escaped(words.reasons.find(id)->second) + "</label>\n";
  }
  return html + "</div>\n</fieldset>\n";
}

Response html_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.with("content-type", "text/html; charset=utf-8").with("cache-control", "no-store");
  add_page_headers(response);
  response.body = std::move(body);
  return response;
}

}  // namespace

void add_page_headers(Response& response) {
  response
      .with("content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
            "connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'; require-trusted-types-for 'script'")
      .with("referrer-policy", "same-origin")
      .with("x-content-type-options", "nosniff")
      .with("x-frame-options", "DENY")
      .with("x-robots-tag", "noindex, nofollow");
}

Response landing_page(Services& services, std::string_view path, const LandingPage& page) {
  const Texts& texts = texts_in(page.language);
  const std::string& question = page.survey.texts_in(page.language).question;
  std::string main = "<form method=\"post\" action=\"" + up_from(path) + "r/" + page.token +
                     "\">\n" + form_identity(page) + "<h1 id=\"question\">" +
                     html_escaped(question) + "</h1>\n";
  if (!page.notice.empty()) main += "<p role=\"status\">" + html_escaped(page.notice) + "</p>\n";
  main += scale_markup(page.survey, page.language, page.chosen, "question") +
          "<p class=\"commit\"><button class=\"button main\">" + html_escaped(texts.send) +
          "</button></p>\n</form>\n";
  return html_response(200, document(services, path, page.language, question, main));
}

Response details_page(Services& services, std::string_view path, const LandingPage& page) {
  const Texts& texts = texts_in(page.language);
  std::string main = "<h1>" + html_escaped(texts.saved) + " " +
                     html_escaped(page.survey.label_of(page.chosen, page.language)) + "</h1>\n";
  main += "<form method=\"post\" action=\"" + up_from(path) + "r/" + page.token + "\">\n" +
          hidden_field("nonce", page.nonce) + hidden_field("op", "more-" + page.nonce) +
          hidden_field("key", page.key) + "\n<div class=\"more\">\n" + reasons_markup(page, texts) +
          "<div>\n<label class=\"label\" for=\"words\">" + html_escaped(texts.words) +
          "</label>\n<textarea class=\"field\" id=\"words\" name=\"comment\" rows=\"4\" "
          "dir=\"auto\"></textarea>\n<label class=\"check\"><input type=\"checkbox\" "
          "name=\"contact_me\" value=\"1\"><span>" +
          html_escaped(texts.contact_me) +
          "</span></label>\n</div>\n<p class=\"actions\"><button class=\"button\">" +
          html_escaped(texts.send_details) + "</button></p>\n</div>\n</form>\n";
  return html_response(200, document(services, path, page.language, texts.saved, main));
}

Response notice_page(Services& services, std::string_view path, int status,
                     std::string_view language, std::string_view heading, std::string_view line) {
  std::string main = "<h1>" + html_escaped(heading) + "</h1>\n";
  if (!line.empty()) main += "<p>" + html_escaped(line) + "</p>\n";
  return html_response(status, document(services, path, language, heading, main));
}

Response closed_page(Services& services, std::string_view path) {
  const Texts& texts = texts_in("en");
  return notice_page(services, path, 404, "en", texts.closed, texts.closed_more);
}

}  // namespace amends
