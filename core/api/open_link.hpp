// A customer's link that is good: what it names, and the survey it asks.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/api/services.hpp"
#include "core/capture/nonce.hpp"

namespace amends {

struct OpenLink {
  InvitationRow row;
  std::shared_ptr<const SettingsState> settings;
  const Survey* survey = nullptr;

  std::string_view language() const { return survey->language_for(row.language); }
};

/// Nothing for every link that is not good. A bad MAC is refused before the store is asked.
Result<std::optional<OpenLink>> open_link(Services& services, std::string_view token);

/// Until when the voter may change the answer; nothing where there is none.
std::optional<UtcMillis> edit_until(const OpenLink& link);

NonceCodec nonces(Services& services);

}  // namespace amends
