// From history to what webhooks are told: one webhook.send entry for each webhook and thing that it
// wants to know. Pure, as core/store/projection.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/request.hpp"
#include "core/model/settings.hpp"
#include "core/store/port.hpp"

namespace amends {

/// What an entry tells, as its payload has it: references alone.
struct WebhookNotice {
  std::string webhook;
  WebhookEvent event = WebhookEvent::opened;
  UtcMillis at;                            // of the event in the history
  std::optional<Id128> follow_up;          // of all but praise
  std::optional<InvitationId> invitation;  // of praise
};

/// Nothing when the entry is none of this version's.
std::optional<WebhookNotice> webhook_notice(const OutboxEntry& entry);

/// Adds to `batch` what the webhooks of the settings are told when `events` take a request from
/// `before` to `after`, and takes back what was not delivered about a case that is no more. An
/// opened case is told when its grace period is over, praise when a second thought would be.
void project_webhooks(const RequestState& before, const RequestState& after,
                      const std::vector<Event>& events, const Settings& settings,
                      WriteBatch& batch);

}  // namespace amends
