// POST /api/invitations: asks a customer; gives links, the mail block and the widget's token.
#include <boost/json/array.hpp>

#include "core/api/effects.hpp"
#include "core/api/links.hpp"
#include "core/api/mail_block.hpp"
#include "core/api/people.hpp"
#include "core/api/scope.hpp"
#include "core/api/warnings.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/ask.hpp"

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
  ask.ask.language = fields.text("language", 35);
  ask.ask.via = fields.text("channel", 16, "mail");
  if (ask.ask.via != "mail" && ask.ask.via != "widget") {
    fields.refuse(ErrorCode::out_of_range, "channel", "must be mail or widget");
  }
  if (auto error = fields.finish()) return *error;
  return ask;
}

const AskSuppressed* suppression(const Events& events) {
  return events.empty() ? nullptr : std::get_if<AskSuppressed>(&events.front().payload);
}

json::object invitation_view(Call& call, const Invitation& invitation,
                             const SettingsState& settings) {
  Services& services = call.services;
  const Survey& survey = *settings.survey(invitation.survey, invitation.survey_version);
  const std::string token = token_of(services, invitation, TokenPurpose::mail_link);
  const std::string base = public_base(settings.current(), call.request.base_url);
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
      {"widget", json::object{{"token", token_of(services, invitation, TokenPurpose::widget)}}},
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
  const Actor& actor = call.request.actor;
  const auto decide = [&](const RequestState& state) -> Result<Events> {
    auto stopped = has_stopped_asking(call.services, state.requester);
    if (!stopped) return stopped.error();
    body->ask.stopped = *stopped;
    return decide_ask(state, body->ask, {call.services.now(), **settings, actor, {}});
  };
  auto written = write_request(call.services, body->request,
                               within_scopes(actor, unknown_request("request"), decide));
  if (!written) return written.error();
  if (const AskSuppressed* suppressed = suppression(written->events)) {
    return json_response(
        200, json::object{{"suppressed", json::object{{"reason", suppressed->reason}}}});
  }
  const Invitation* invitation = standing_ask(written->after, body->ask.touchpoint);
  const bool is_new = !written->events.empty();
  json::object view = invitation_view(call, *invitation, **settings);
  view["existing"] = !is_new;
  Response response = json_response(is_new ? 201 : 200, view);
  add_effects(call, *written, response);
  return response;
}

}  // namespace amends
