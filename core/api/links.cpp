#include "core/api/links.hpp"

namespace amends {
namespace {

TokenCodec codec_of(Services& services, TokenPurpose purpose) {
  const Bytes& key =
      purpose == TokenPurpose::mail_link ? services.keys().mail_link : services.keys().widget;
  return {services.signer(), key, purpose, services.tenant()};
}

}  // namespace

std::string token_of(Services& services, const Invitation& invitation, TokenPurpose purpose) {
  const Day last_day{static_cast<std::int32_t>(invitation.closes_at.count / day_ms - 1)};
  return codec_of(services, purpose).encode({invitation.id, last_day});
}

std::optional<TokenContent> token_content(Services& services, std::string_view token) {
  for (const auto purpose : {TokenPurpose::mail_link, TokenPurpose::widget}) {
    if (auto content = codec_of(services, purpose).decode(token)) return content;
  }
  return std::nullopt;
}

std::string public_base(const Settings& settings, std::string_view host_says) {
  return settings.base_url.empty() ? std::string(host_says) : settings.base_url;
}

std::string_view origin_of(std::string_view url) {
  const std::size_t name = url.find("://");
  if (name == std::string_view::npos) return {};
  return url.substr(0, url.find('/', name + 3));
}

}  // namespace amends
