#include "core/api/widget_markup.hpp"

#include "core/api/mail_block.hpp"
#include "core/api/page_parts.hpp"

namespace amends {
namespace {

void add_form(Markup& html, const WidgetMarkup& widget) {
  html.raw("<form class=\"body\" lang=\"").text(widget.language).raw("\" dir=\"");
  html.raw(direction_of(widget.language)).raw("\" method=\"post\" action=\"").text(widget.base);
  html.raw(link_path).text(widget.token).raw("\">");
  add_hidden_field(html, "nonce", {widget.nonce});
  // Without scripts the page stands for the press and for the voter.
  add_hidden_field(html, "op", {"form-", widget.nonce});
  add_hidden_field(html, "key", {"page-", widget.nonce});
  html.raw("<fieldset class=\"group\"><legend class=\"question\">");
  html.text(widget.survey.texts_in(widget.language).question).raw("</legend>");
  add_answer_buttons(html, widget.survey, widget.language);
  html.raw("</fieldset></form>");
}

}  // namespace

std::string widget_markup(const WidgetMarkup& widget) {
  Markup html;
  html.raw("<amends-rating src=\"").text(widget.base).raw("\" token=\"").text(widget.token);
  html.raw("\" survey=\"").text(widget.state).raw("\">");
  add_form(html, widget);
  return html.raw("</amends-rating>").take();
}

}  // namespace amends
