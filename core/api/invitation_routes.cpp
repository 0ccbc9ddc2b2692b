// POST /api/invitations: asks a customer; gives links, the mail block and the widget's token.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/api/asking.hpp"
#include "core/api/effects.hpp"
#include "core/api/links.hpp"
#include "core/api/mail_block.hpp"
#include "core/api/open_link.hpp"
#include "core/api/warnings.hpp"
#include "core/api/widget_markup.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/store/projection.hpp"

namespace amends {
namespace {

struct AskBody {
  std::string request;
  Ask ask;
};

Result<AskBody> ask_from(const Request& request) {
  auto body = parse_json_object(request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  AskBody ask;
  ask.request = fields.required_text("request", limits::max_name_bytes);
  ask.ask.touchpoint = fields.text("touchpoint", 64, "request-resolved");
  ask.ask.language = fields.text("language", limits::max_language_bytes);
  ask.ask.via = fields.text("channel", 16, "mail");
  if (ask.ask.via != "mail" && ask.ask.via != "widget") {
    fields.refuse(ErrorCode::out_of_range, "channel", "must be mail or widget");
  }
  if (auto error = fields.finish()) return *error;
  return ask;
}

json::object suppressed_view(const Suppression& suppression) {
  return {{"suppressed", json::object{{"reason", enum_text(suppression.reason)}}}};
}

json::object planned_view(const PlannedAsk& planned) {
  return {{"planned", json::object{{"at", planned.due_at.count}}}};
}

// With what GET would tell, a page made on a server needs to ask nothing before the press.
json::object widget_view(Services& services, const OpenLink& link, const Invitation& invitation,
                         std::string_view base) {
  const std::string nonce = nonces(services).encode_new(invitation.id, services.now());
  const std::string token = token_of(services, invitation, TokenPurpose::widget);
  json::object survey = link_view(services, link, nonce);
  const std::string html =
      widget_markup({*link.survey, link.language(), base, token, nonce, json::serialize(survey)});
  return {{"token", token}, {"survey", std::move(survey)}, {"html", html}};
}

json::object invitation_view(Call& call, const RequestState& state, const Invitation& invitation,
                             const std::shared_ptr<const SettingsState>& settings) {
  Services& services = call.services;
  const Survey& survey = *settings->survey(invitation.survey, invitation.survey_version);
  const OpenLink link{invitation_row(state, invitation), settings, &survey, TokenPurpose::widget};
  const std::string token = token_of(services, invitation, TokenPurpose::mail_link);
  const std::string base = public_base(settings->current(), call.request.base_url);
  MailBlock block{survey, survey.language_for(invitation.language),
                  base + std::string(link_path) + token};
  json::array links;
  for (int answer = 1; answer <= survey.scale; ++answer) {
    links.push_back(json::object{{"answer", answer},
                                 {"label", survey.label_of(answer, block.language)},
                                 {"url", block.page_url + "/" + std::to_string(answer)}});
  }
  return {
      {"invitation", to_text(invitation.id)},
      {"token", token},
      {"language", block.language},
      {"links", std::move(links)},
      {"page_url", block.page_url},
      {"mail", json::object{{"html", mail_block_html(block)}, {"text", mail_block_text(block)}}},
      {"widget", widget_view(services, link, invitation, base)},
      {"warnings", base_url_warnings(base)}};
}

}  // namespace

Result<Response> post_invitation(Call& call) {
  auto body = ask_from(call.request);
  if (!body) return body.error();
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  if (public_base((*settings)->current(), call.request.base_url).empty()) return no_base_url();
  body->ask.fresh = call.services.fresh_invitation_id();
  auto written = write_ask(call.services, body->request, body->ask, **settings, call.request.actor);
  if (!written) return written.error();
  const RequestState& state = written->after;
  const Invitation* invitation = standing_ask(state, body->ask.touchpoint);
  if (const PlannedAsk* planned = state.planned_ask(body->ask.touchpoint)) {
    return json_response(200, planned_view(*planned));
  }
  if (invitation == nullptr) {
    return json_response(
        200, suppressed_view(*state.last_suppression(state.cycle, body->ask.touchpoint)));
  }
  const bool is_new = !written->events.empty();
  json::object view = invitation_view(call, state, *invitation, *settings);
  view["existing"] = !is_new;
  Response response = json_response(is_new ? 201 : 200, view);
  add_effects(call, *written, response);
  return response;
}

}  // namespace amends
