// A webhook: an address that is told what happens to answers and cases, by `amends deliver`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

/// What a webhook can be told of.
enum class WebhookEvent : std::uint8_t {
  opened,  // when the grace period is over
  assigned,
  contacted,
  addressed,
  reopened,
  withdrawn,  // it was told as opened before, as for the next one
  voided,
  praised,   // a satisfied answer with a comment
  due_soon,  // staff were reminded
  overdue,   // … after it was due
  detailed,  // the customer said more about it
};
template <>
struct EnumTexts<WebhookEvent> {
  static constexpr std::array<std::string_view, 11> texts = {
      "follow_up.opened",   "follow_up.assigned",  "follow_up.contacted", "follow_up.addressed",
      "follow_up.reopened", "follow_up.withdrawn", "follow_up.voided",    "rating.praised",
      "follow_up.due_soon", "follow_up.overdue",   "follow_up.detailed"};
};

enum class WebhookFormat : std::uint8_t { json, slack, teams };
template <>
struct EnumTexts<WebhookFormat> {
  static constexpr std::array<std::string_view, 3> texts = {"json", "slack", "teams"};
};

struct Webhook {
  std::string id;  // letters, digits, - and _; its secret hangs on it
  std::string url;
  std::vector<WebhookEvent> events;
  WebhookFormat format = WebhookFormat::json;
  std::string language;  // of what is written for people; empty: English
  Scopes scopes;         // of the case or the answer
  bool include_customer = false;
  bool include_comment = false;
  bool allow_private = false;       // may lie in the own network
  std::int64_t secret_version = 1;  // another one is another secret
  bool active = true;

  bool wants(WebhookEvent event) const;
};

/// Reads and checks one webhook of the settings document; errors name the path below `path`.
Result<Webhook> webhook_from_json(const json::object& object, const std::string& path);
json::object webhook_to_json(const Webhook& webhook);

}  // namespace amends
