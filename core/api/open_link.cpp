#include "core/api/open_link.hpp"

#include <algorithm>
#include <utility>

#include "core/api/links.hpp"
#include "core/api/origins.hpp"
#include "core/api/page.hpp"
#include "core/api/views.hpp"
#include "core/api/vote.hpp"
#include "core/base/limits.hpp"
#include "core/model/origin.hpp"

namespace amends {

Result<std::optional<OpenLink>> open_link(Services& services, std::string_view token) {
  const auto content = link_content(services, token);
  if (!content || end_of(content->last_day) <= services.now()) return std::optional<OpenLink>();
  auto found = services.store().find_invitation(content->invitation);
  if (!found) return found.error();
  if (!*found || !(*found)->row.open) return std::optional<OpenLink>();
  auto settings = services.settings((*found)->settings_revision);
  if (!settings) return settings.error();
  OpenLink link{(*found)->row, *settings, nullptr, content->purpose};
  link.survey = link.settings->survey(link.row.survey, link.row.survey_version);
  if (link.survey == nullptr) {
    return fail(ErrorCode::history_broken, "the survey of the invitation is not in the history");
  }
  return std::optional<OpenLink>(std::move(link));
}

Result<Response> on_open_link(Call& call,
                              const std::function<Result<Response>(const OpenLink&)>& answer) {
  auto link = open_link(call.services, call.arguments[0]);
  if (!link) return link.error();
  if (*link) return answer(**link);
  if (!call.request.wants_json()) return closed_page(call.services, call.request);
  if (call.request.method == "POST") return fail(ErrorCode::closed, "the question is closed");
  return json_response(200, json::object{{"state", "closed"}});
}

namespace {

PressSigns signs_of(const Request& request) {
  return {request.header("origin"), request.header("sec-fetch-site"),
          request.header("sec-fetch-mode"), request.header("sec-fetch-user"),
          request.header("sec-ch-ua")};
}

std::string_view state_of(const OpenLink& link) {
  if (link.row.is_held()) return "held";
  return link.row.answer == 0 ? "asked" : "answered";
}

}  // namespace

std::optional<UtcMillis> edit_until(const OpenLink& link) {
  if (!link.row.answered_at) return std::nullopt;
  const std::int64_t window_ms = link.settings->current().edit_window_s * second_ms;
  return std::min(*link.row.answered_at + window_ms, link.row.closes_at);
}

json::object link_view(Services& services, const OpenLink& link, std::string_view nonce,
                       std::string_view key) {
  const std::string voter = voter_hash(services, key, link.row.invitation);
  const bool own = link.row.answer != 0 && !voter.empty() && voter == link.row.key_hash;
  return {{"state", state_of(link)},
          {"survey", survey_view(*link.survey, link.row.language)},
          {"language", link.language()},
          {"nonce", nonce},
          {"edit_until_at", millis_or_null(edit_until(link))},
          {"closes_at", link.row.closes_at.count},
          {"answer", own ? json::value(link.row.answer) : json::value()}};
}

PressVerdict judge_press_on(const OpenLink& link, const Request& request, Evidence evidence,
                            const PageFlags& page) {
  const Settings& settings = link.settings->current();
  const bool embedded =
      link.purpose == TokenPurpose::widget && caller_of(request, settings) == Caller::listed;
  if (embedded) return PressVerdict::good;
  const std::string base = public_base(settings, request.base_url);
  return judge_press(signs_of(request), origin_of(base), evidence, page);
}

PageOfPress page_of_press(Services& services, NonceCodec codec, std::string_view nonce,
                          InvitationId invitation) {
  const auto content = codec.decode(nonce, invitation);
  if (!content) return {new_page_load(services.entropy()), {}, false};
  const std::int64_t age_ms = services.now() - content->made_at;
  return {content->page, content->made_at,
          age_ms >= limits::min_nonce_age_ms && age_ms <= limits::max_nonce_age_ms};
}

Error nonce_is_stale() {
  return fail(ErrorCode::nonce_stale,
              "nonce must be between 0.3 seconds and 24 hours old; send the same op again with the "
              "fresh one",
              "nonce");
}

Error press_is_needed() {
  return fail(ErrorCode::press_needed,
              "one explicit press on the fresh nonce is needed, with an op of its own");
}

NonceCodec nonces(Services& services) {
  return {services.signer(), services.entropy(), services.link_keys().nonce};
}

}  // namespace amends
