#include "core/api/open_link.hpp"

#include <algorithm>
#include <utility>

#include "core/api/links.hpp"

namespace amends {

Result<std::optional<OpenLink>> open_link(Services& services, std::string_view token) {
  const auto content = token_content(services, token);
  if (!content || end_of(content->last_day) <= services.now()) return std::optional<OpenLink>();
  auto found = services.store().find_invitation(content->invitation);
  if (!found) return found.error();
  if (!*found || !(*found)->row.open) return std::optional<OpenLink>();
  auto settings = services.settings((*found)->settings_revision);
  if (!settings) return settings.error();
  OpenLink link{(*found)->row, *settings, nullptr};
  link.survey = link.settings->survey(link.row.survey, link.row.survey_version);
  if (link.survey == nullptr) {
    return fail(ErrorCode::history_broken, "the survey of the invitation is not in the history");
  }
  return std::optional<OpenLink>(std::move(link));
}

std::optional<UtcMillis> edit_until(const OpenLink& link) {
  if (!link.row.answered_at) return std::nullopt;
  const std::int64_t window_ms = link.settings->current().edit_window_s * second_ms;
  return std::min(*link.row.answered_at + window_ms, link.row.closes_at);
}

NonceCodec nonces(Services& services) {
  return {services.signer(), services.entropy(), services.keys().nonce};
}

}  // namespace amends
