#include "core/api/page.hpp"

#include "core/api/accepted_languages.hpp"
#include "core/api/page_parts.hpp"
#include "core/api/texts.hpp"
#include "core/api/vote.hpp"

namespace amends {
namespace {

// What stands around the main part of every page.
Markup begun(Services& services, std::string_view path, std::string_view language,
             std::string_view title) {
  Markup html = head_begun(services, path, language, title);
  html.raw(
      "</head>\n<body class=\"amends-page\">\n<div class=\"paper\">\n<main "
      "class=\"screen\">\n");
  return html;
}

std::string ended(Markup& html) {
  return html.raw("</main>\n</div>\n</body>\n</html>\n").take();
}

// The widget stands around the form, and shows it where it cannot do its work.
void begin_widget(Markup& html, std::string_view path, const LandingPage& page) {
  html.raw("<amends-rating src=\"").raw(root_from(path)).raw("\" token=\"").text(page.token);
  html.raw("\" link=\"");
  if (page.chosen != 0) html.number(page.chosen);
  html.raw(page.needs_press ? "\" confirm" : "\"").raw(" survey=\"").text(page.state).raw("\">\n");
}

void add_decoy(Markup& html, std::string_view path, const LandingPage& page, const Texts& texts) {
  html.raw("<p class=\"decoy\" hidden><a rel=\"nofollow\" tabindex=\"-1\" href=\"");
  html.raw(up_from(path)).raw("r/").text(page.token).raw("/0\">").text(texts.decoy);
  html.raw("</a></p>\n");
}

void add_stop_link(Markup& html, std::string_view path, const LandingPage& page,
                   const Texts& texts) {
  html.raw("<p class=\"stop\"><a class=\"link\" href=\"").raw(up_from(path)).raw("r/");
  html.text(page.token);
  html.raw("/stop\">").text(texts.stop_asking).raw("</a></p>\n");
}

void begin_form(Markup& html, std::string_view path, const LandingPage& page) {
  html.raw("<form method=\"post\" action=\"").raw(up_from(path));
  html.text(page.place.empty() ? "r/" + page.token : page.place).raw("\">\n");
  add_hidden_field(html, "nonce", {page.nonce});
}

bool has_reason(const Vote* written, const std::string& id) {
  if (written == nullptr) return false;
  const auto& reasons = written->details.reasons;
  return std::find(reasons.begin(), reasons.end(), id) != reasons.end();
}

void add_reasons(Markup& html, const LandingPage& page, const Texts& texts) {
  if (page.survey.reasons.empty()) return;
  const SurveyTexts& words = page.survey.texts_in(page.language);
  html.raw("<fieldset class=\"group\">\n<legend class=\"question\">").text(texts.better);
  html.raw("</legend>\n<p class=\"hint\">").text(texts.optional);
  html.raw("</p>\n<div class=\"chips\">\n");
  for (const std::string& id : page.survey.reasons) {
    html.raw("<label class=\"chip\"><input type=\"checkbox\" name=\"reasons\" value=\"");
    html.text(id)
        .raw(has_reason(page.written, id) ? "\" checked>" : "\">")
        .text(words.reasons.find(id)->second)
        .raw("</label>\n");
  }
  html.raw("</div>\n</fieldset>\n");
}

void add_comment(Markup& html, const LandingPage& page, const Texts& texts) {
  html.raw("<label class=\"label\" for=\"words\">").text(texts.words);
  html.raw(
      "</label>\n<textarea class=\"field\" id=\"words\" name=\"comment\" rows=\"4\" "
      "dir=\"auto\">\n");  // the first line break of a textarea is not its text
  if (page.written != nullptr) html.text(page.written->comment);
  html.raw("</textarea>\n");
}

void add_contact(Markup& html, const LandingPage& page, const Texts& texts) {
  const Vote* written = page.written;
  if (page.asks_contact) {
    html.raw("<label class=\"label\" for=\"contact\">").text(texts.contact);
    html.raw("</label>\n<input class=\"field\" id=\"contact\" name=\"contact\" dir=\"auto\"");
    if (written != nullptr) html.raw(" value=\"").text(written->contact).raw("\"");
    html.raw(">\n");
    return;
  }
  const bool wanted = written != nullptr && written->details.contact_me.value_or(false);
  html.raw("<label class=\"check\"><input type=\"checkbox\" name=\"contact_me\" value=\"1\"");
  html.raw(wanted ? " checked><span>" : "><span>");
  html.text(texts.contact_me).raw("</span></label>\n");
}

void add_policy(Response& response, const std::string& frame_ancestors) {
  response
      .with("content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
            "connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            "frame-ancestors " +
                frame_ancestors + "; require-trusted-types-for 'script'")
      .with("referrer-policy", "same-origin")
      .with("x-content-type-options", "nosniff")
      .with("x-robots-tag", "noindex, nofollow");
}

Response page_response(int status, std::string body) {
  Response response = html_response(status, std::move(body));
  add_page_headers(response);
  return response;
}

}  // namespace

void add_page_headers(Response& response) {
  add_policy(response, "'none'");
  response.with("x-frame-options", "DENY");
}

// X-Frame-Options knows no list of origins; without it, frame-ancestors decides.
void add_frame_headers(Response& response, std::string_view parents) {
  add_policy(response, "'self' " + std::string(parents));
}

Response landing_page(Services& services, std::string_view path, const LandingPage& page) {
  const Texts& texts = texts_in(page.language);
  const std::string& question = page.survey.texts_in(page.language).question;
  const bool has_widget = !page.token.empty();
  Markup html = begun(services, path, page.language, question);
  if (has_widget) begin_widget(html, path, page);
  begin_form(html, path, page);
  // Without scripts the page load stands for the press and for the voter.
  add_hidden_field(html, "op", {"form-", page.nonce});
  add_hidden_field(html, "key", {"page-", page.nonce});
  html.raw("\n<h1 id=\"question\">").text(question).raw("</h1>\n");
  if (!page.notice.empty()) html.raw("<p role=\"status\">").text(page.notice).raw("</p>\n");
  add_scale(html, page.survey, page.language, page.chosen, "question");
  html.raw("<p class=\"commit\"><button class=\"button main\">").text(texts.send);
  html.raw("</button></p>\n</form>\n");
  if (has_widget) {
    html.raw("</amends-rating>\n");
    add_decoy(html, path, page, texts);
    add_stop_link(html, path, page, texts);
    add_script(html, services, path, "amends-rating.js");
  }
  return page_response(200, ended(html));
}

Response details_page(Services& services, std::string_view path, const LandingPage& page) {
  const Texts& texts = texts_in(page.language);
  const std::string heading =
      page.chosen == 0
          ? std::string(texts.better)
          : filled(texts.saved, "answer", page.survey.label_of(page.chosen, page.language));
  Markup html = begun(services, path, page.language, heading);
  html.raw("<h1>").text(heading).raw("</h1>\n");
  if (!page.notice.empty()) html.raw("<p role=\"status\">").text(page.notice).raw("</p>\n");
  begin_form(html, path, page);
  add_hidden_field(html, "op", {"more-", page.nonce});
  add_hidden_field(html, "key", {page.key});
  html.raw("\n<div class=\"more\">\n");
  add_reasons(html, page, texts);
  html.raw("<div>\n");
  add_comment(html, page, texts);
  add_contact(html, page, texts);
  html.raw("</div>\n<p class=\"actions\"><button class=\"button\">");
  html.text(texts.send_details).raw("</button></p>\n</div>\n</form>\n");
  return page_response(200, ended(html));
}

Response stop_page(Services& services, std::string_view path, const StopPage& page) {
  const Texts& texts = texts_in(page.language);
  const std::string_view heading = page.stopped ? texts.asking_stopped : texts.stop_asking;
  Markup html = begun(services, path, page.language, heading);
  html.raw("<h1>").text(heading).raw("</h1>\n<p>");
  html.text(page.stopped ? texts.stop_undo : texts.stop_means).raw("</p>\n");
  if (!page.notice.empty()) html.raw("<p role=\"status\">").text(page.notice).raw("</p>\n");
  html.raw("<form method=\"post\" action=\"").raw(up_from(path)).raw("r/").text(page.token);
  html.raw("/stop\">\n");
  add_hidden_field(html, "nonce", {page.nonce});
  add_hidden_field(html, "op", {"stop-", page.nonce});
  if (page.stopped) add_hidden_field(html, "again", {"1"});
  html.raw("\n<p class=\"commit\"><button class=\"button main\">");
  html.text(page.stopped ? texts.ask_me_again : texts.stop_asking);
  html.raw("</button></p>\n</form>\n");
  return page_response(200, ended(html));
}

Response notice_page(Services& services, std::string_view path, int status,
                     std::string_view language, std::string_view heading, std::string_view line) {
  Markup html = begun(services, path, language, heading);
  html.raw("<h1>").text(heading).raw("</h1>\n");
  if (!line.empty()) html.raw("<p>").text(line).raw("</p>\n");
  return page_response(status, ended(html));
}

Response closed_page(Services& services, const Request& request) {
  const Texts& texts = texts_in(page_language(request));
  return notice_page(services, request.path, 404, texts.language, texts.closed, texts.closed_more);
}

Response later_page(Services& services, const Request& request) {
  const Texts& texts = texts_in(page_language(request));
  const bool lost = request.method == "POST";
  Response response = notice_page(services, request.path, 503, texts.language,
                                  lost ? texts.not_saved : texts.try_later,
                                  lost ? texts.try_later : std::string_view());
  return std::move(response.with("retry-after", "60"));
}

}  // namespace amends
