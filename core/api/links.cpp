#include "core/api/links.hpp"

namespace amends {
namespace {

TokenCodec codec_of(Services& services, TokenPurpose purpose) {
  const LinkKeys& keys = services.link_keys();
  const bool mail = purpose == TokenPurpose::mail_link;
  return {services.signer(), mail ? keys.mail_link : keys.widget, purpose, services.tenant()};
}

}  // namespace

std::string token_of(Services& services, const Invitation& invitation, TokenPurpose purpose) {
  const Day last_day{static_cast<std::int32_t>(invitation.closes_at.count / day_ms - 1)};
  return codec_of(services, purpose).encode({invitation.id, last_day});
}

std::optional<LinkContent> link_content(Services& services, std::string_view token) {
  for (const auto purpose : {TokenPurpose::mail_link, TokenPurpose::widget}) {
    if (const auto content = codec_of(services, purpose).decode(token)) {
      return LinkContent{content->invitation, content->last_day, purpose};
    }
  }
  return std::nullopt;
}

std::string public_base(const Settings& settings, std::string_view host_says) {
  return settings.base_url.empty() ? std::string(host_says) : settings.base_url;
}

Error no_base_url() {
  return fail(ErrorCode::missing_field,
              "base_url is neither in the settings nor said by the host: links cannot be made",
              "base_url");
}

}  // namespace amends
