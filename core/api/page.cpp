#include "core/api/page.hpp"

#include "core/api/texts.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

// Pages lie at r/{token} and r/{token}/{answer}. Links in them are relative, so that they work
// wherever the public mount is.
std::string up(bool below_answer) {
  return below_answer ? "../../" : "../";
}

std::string hidden(std::string_view name, std::string_view value) {
  return "<input type=\"hidden\" name=\"" + std::string(name) + "\" value=\"" +
         html_escaped(value) + "\">";
}

std::string document(Services& services, const std::string& root, std::string_view language,
                     std::string_view title, const std::string& main) {
  return "<!doctype html>\n<html lang=\"" + html_escaped(language) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"robots\" content=\"noindex, nofollow\">\n<title>" +
         html_escaped(title) + "</title>\n<link rel=\"stylesheet\" href=\"" + root + "assets/" +
         html_escaped(services.assets().hashed_name("amends-page.css")) +
         "\">\n</head>\n<body>\n<main class=\"page\">\n" + main + "</main>\n</body>\n</html>\n";
}

std::string scale_inputs(const LandingPage& page) {
  const SurveyTexts& texts = page.survey.texts_in(page.language);
  std::string html = "<div class=\"scale\">\n";
  for (int answer = 1; answer <= page.survey.scale; ++answer) {
    const std::string number = std::to_string(answer);
    html += "<label class=\"option\"><input type=\"radio\" name=\"answer\" value=\"" + number +
            "\" required" + (answer == page.chosen ? " checked" : "") + "> <span>" +
            html_escaped(texts.labels[static_cast<std::size_t>(answer - 1)]) + "</span></label>\n";
  }
  return html + "</div>\n";
}

// The form's own op and key: without scripts the page load stands for both.
std::string form_identity(const LandingPage& page) {
  return hidden("nonce", page.nonce) + hidden("op", "form-" + page.nonce) +
         hidden("key", "page-" + page.nonce) + "\n";
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

Response landing_page(Services& services, const LandingPage& page) {
  const Texts& texts = texts_in(page.language);
  const std::string& question = page.survey.texts_in(page.language).question;
  const bool below_answer = page.chosen != 0;
  std::string main = "<h1>" + html_escaped(question) + "</h1>\n";
  if (!page.notice.empty()) main += "<p role=\"status\">" + html_escaped(page.notice) + "</p>\n";
  main += "<form method=\"post\" action=\"" + up(below_answer) + "r/" + page.token + "\">\n" +
          form_identity(page) + "<fieldset>\n<legend>" + html_escaped(question) + "</legend>\n" +
          scale_inputs(page) + "</fieldset>\n<button type=\"submit\">" + html_escaped(texts.send) +
          "</button>\n</form>\n";
  return html_response(200, document(services, up(below_answer), page.language, question, main));
}

Response details_page(Services& services, const LandingPage& page) {
  const Texts& texts = texts_in(page.language);
  const SurveyTexts& words = page.survey.texts_in(page.language);
  std::string main = "<h1>" + html_escaped(texts.saved) + " " +
                     html_escaped(page.survey.label_of(page.chosen, page.language)) + "</h1>\n";
  main += "<form method=\"post\" action=\"../r/" + page.token + "\">\n" +
          hidden("nonce", page.nonce) + hidden("op", "more-" + page.nonce) +
          hidden("key", page.key) + "\n<fieldset>\n<legend>" + html_escaped(texts.better) +
          "</legend>\n<p>" + html_escaped(texts.optional) + "</p>\n";
  for (const std::string& id : page.survey.reasons) {
    main += "<label class=\"option\"><input type=\"checkbox\" name=\"reasons\" value=\"" +
            html_escaped(id) + "\"> <span>" + html_escaped(words.reasons.find(id)->second) +
            "</span></label>\n";
  }
  main +=
      "</fieldset>\n<label for=\"comment\">" + html_escaped(texts.words) +
      "</label>\n<textarea id=\"comment\" name=\"comment\" rows=\"4\" dir=\"auto\"></textarea>\n"
      "<label class=\"option\"><input type=\"checkbox\" name=\"contact_me\" value=\"1\"> <span>" +
      html_escaped(texts.contact_me) + "</span></label>\n<button type=\"submit\">" +
      html_escaped(texts.send) + "</button>\n</form>\n";
  return html_response(200, document(services, "../", page.language, texts.saved, main));
}

Response notice_page(Services& services, int status, std::string_view language,
                     std::string_view heading, std::string_view line) {
  std::string main = "<h1>" + html_escaped(heading) + "</h1>\n";
  if (!line.empty()) main += "<p>" + html_escaped(line) + "</p>\n";
  return html_response(status, document(services, "../", language, heading, main));
}

Response closed_page(Services& services) {
  const Texts& texts = texts_in("en");
  return notice_page(services, 404, "en", texts.closed, texts.closed_more);
}

}  // namespace amends
