// A customer's link that is good: what it names, and the survey it asks.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "core/api/routes.hpp"
#include "core/capture/nonce.hpp"
#include "core/capture/press.hpp"
#include "core/capture/token.hpp"

namespace amends {

struct OpenLink {
  InvitationRow row;
  std::shared_ptr<const SettingsState> settings;
  const Survey* survey = nullptr;
  TokenPurpose purpose = TokenPurpose::mail_link;

  std::string_view language() const { return survey->language_for(row.language); }
};

/// Nothing for every link that is not good. A bad MAC is refused before the store is asked.
Result<std::optional<OpenLink>> open_link(Services& services, std::string_view token);

/// Answers a call to /r/{token}… by `answer`, or, for every link that is not good, in one way: the
/// friendly page; as JSON the state `closed`, and for a POST the error `closed`.
Result<Response> on_open_link(Call& call,
                              const std::function<Result<Response>(const OpenLink&)>& answer);

/// Until when the voter may change the answer; nothing where there is none.
std::optional<UtcMillis> edit_until(const OpenLink& link);

/// What GET /r/{token} tells as JSON. The answer only to the voter, who knows the `key`.
json::object link_view(Services& services, const OpenLink& link, std::string_view nonce,
                       std::string_view key = "");

/// Whether a press on the link's page was somebody's, as far as its headers and its page tell. A
/// token made for a widget may be used on the pages of listed origins; one of a mail only on ours.
PressVerdict judge_press_on(const OpenLink& link, const Request& request, Evidence evidence,
                            const PageFlags& page);

/// The page load that a press names by its nonce; a new one where the nonce is not ours.
struct PageOfPress {
  PageLoad page;
  UtcMillis made_at;   // of the nonce
  bool fresh = false;  // not too new and not too old
};
PageOfPress page_of_press(Services& services, NonceCodec codec, std::string_view nonce,
                          InvitationId invitation);

/// Why a press is not taken; the answer carries a fresh nonce.
Error nonce_is_stale();
Error press_is_needed();

NonceCodec nonces(Services& services);

}  // namespace amends
