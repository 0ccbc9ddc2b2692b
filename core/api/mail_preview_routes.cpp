// GET /api/mail-preview: the mail block of a survey in its languages, as HTML on light and on dark
// and as text. Its links open nothing.
#include <algorithm>

#include "core/api/links.hpp"
#include "core/api/mail_block.hpp"
#include "core/api/markup.hpp"
#include "core/api/page_parts.hpp"
#include "core/api/routes.hpp"
#include "core/api/texts.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

// As long as a token and spelled like one, but signed by nobody.
constexpr std::string_view preview_token = "previewpreviewpreviewpreviewpreviewpreviewpr";
static_assert(preview_token.size() == token_chars);

constexpr std::string_view frame_style =
    "box-sizing:border-box;max-width:448px;margin:0 0 16px;padding:0 24px 24px;border:1px solid "
    "#767676;border-radius:12px;font:16px/24px Arial,sans-serif;";
constexpr std::string_view light_style = "color-scheme:light;background:#ffffff;color:#1d2226";
constexpr std::string_view dark_style = "color-scheme:dark;background:#1b1d1f;color:#e4e6e8";
constexpr std::string_view plain_style =
    "margin:0 0 16px;padding:16px;overflow:auto;border:1px solid #767676;border-radius:12px;font:"
    "14px/20px monospace";

void add_framed(Markup& html, std::string_view scheme_style, const std::string& block) {
  html.raw("<div style=\"").raw(frame_style).raw(scheme_style).raw("\">\n");
  html.raw(block).raw("</div>\n");
}

void add_block(Markup& html, const MailBlock& block) {
  const std::string as_html = mail_block_html(block);
  html.raw("<section>\n<h2>").text(block.language).raw("</h2>\n");
  add_framed(html, light_style, as_html);
  add_framed(html, dark_style, as_html);
  html.raw("<pre tabindex=\"0\" dir=\"").raw(direction_of(block.language));
  html.raw("\" lang=\"").text(block.language).raw("\" style=\"").raw(plain_style).raw("\">");
  html.text(mail_block_text(block)).raw("</pre>\n</section>\n");
}

// The other surveys, by links to this same page.
void add_surveys(Markup& html, const Settings& settings, const Survey& shown) {
  if (settings.surveys.size() < 2) return;
  html.raw("<p>");
  for (const Survey& survey : settings.surveys) {
    if (survey.id == shown.id) {
      html.raw("<b>").text(survey.id).raw("</b> ");
    } else {
      html.raw("<a href=\"?survey=").text(url_encoded(survey.id)).raw("\">");
      html.text(survey.id).raw("</a> ");
    }
  }
  html.raw("</p>\n");
}

void begin_page(Markup& html, const Texts& texts) {
  html.raw("<!doctype html>\n<html lang=\"").raw(texts.language);
  html.raw(
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
  html.text(texts.preview).raw("</title>\n</head>\n<body style=\"margin:24px;");
  html.raw("font:16px/1.5 system-ui,sans-serif\">\n<main>\n<h1>").text(texts.preview);
  html.raw("</h1>\n<p>").text(texts.preview_links).raw("</p>\n");
}

Result<const Survey*> survey_wanted(const Settings& settings, std::string_view id) {
  if (id.empty()) return &settings.surveys.front();
  const auto found = std::find_if(settings.surveys.begin(), settings.surveys.end(),
                                  [&](const Survey& survey) { return survey.id == id; });
  if (found == settings.surveys.end()) {
    return fail(ErrorCode::not_found, "survey is none of the settings", "survey");
  }
  return &*found;
}

// A page that may style its elements and do nothing else.
Response preview_response(std::string body) {
  Response response;
  response.with("content-type", "text/html; charset=utf-8")
      .with("cache-control", "no-store")
      .with("content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; "
            "frame-ancestors 'none'")
      .with("referrer-policy", "no-referrer")
      .with("x-content-type-options", "nosniff")
      .with("x-frame-options", "DENY");
  response.body = std::move(body);
  return response;
}

}  // namespace

Result<Response> get_mail_preview(Call& call) {
  auto known = call.services.settings();
  if (!known) return known.error();
  const Settings& settings = (*known)->current();
  const std::string base = public_base(settings, call.request.base_url);
  if (base.empty()) return no_base_url();
  const auto survey = survey_wanted(settings, call.request.query_value("survey"));
  if (!survey) return survey.error();
  const std::string_view language = call.request.query_value("language");
  if (!language.empty() && (*survey)->texts.count(std::string(language)) == 0) {
    return fail(ErrorCode::not_found, "language is none of the survey's", "language");
  }
  Markup html;
  begin_page(html, texts_in(language));
  add_surveys(html, settings, **survey);
  for (const auto& [tag, unused] : (*survey)->texts) {
    if (!language.empty() && tag != language) continue;
    add_block(html, {**survey, tag, base + std::string(link_path) + std::string(preview_token)});
  }
  return preview_response(html.raw("</main>\n</body>\n</html>\n").take());
}

}  // namespace amends
