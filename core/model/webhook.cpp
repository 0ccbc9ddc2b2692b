#include "core/model/webhook.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"

namespace amends {
namespace {

bool is_webhook_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

// Between the scheme and the path.
std::string_view authority_of(std::string_view url) {
  const std::size_t from = url.find("://") + 3;
  return url.substr(from, url.find_first_of("/?#", from) - from);
}

std::string read_url(FieldReader& fields) {
  std::string url = fields.web_address("url");
  if (url.empty()) {
    fields.refuse(ErrorCode::missing_field, "url", "is required");
    return url;
  }
  const bool is_odd = std::any_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7f;
  });
  if (is_odd) {
    fields.refuse(ErrorCode::out_of_range, "url", "must be ASCII without spaces");
  } else if (authority_of(url).find('@') != std::string_view::npos) {
    fields.refuse(ErrorCode::out_of_range, "url", "must name no user");
  } else if (url.find('#') != std::string::npos) {
    fields.refuse(ErrorCode::out_of_range, "url", "must have no fragment");
  }
  return url;
}

std::vector<WebhookEvent> read_events(FieldReader& fields) {
  std::vector<WebhookEvent> events;
  for (const std::string& text : fields.texts("events", 16, 64)) {
    const auto event = enum_from_text<WebhookEvent>(text);
    if (!event || std::find(events.begin(), events.end(), *event) != events.end()) {
      const std::string path = "events[" + std::to_string(events.size()) + "]";
      fields.refuse(ErrorCode::out_of_range, path,
                    event ? "stands there twice" : "is no event that webhooks are told of");
      return events;
    }
    events.push_back(*event);
  }
  if (events.empty()) {
    fields.refuse(ErrorCode::out_of_range, "events", "must have at least one item");
  }
  return events;
}

}  // namespace

bool Webhook::wants(WebhookEvent event) const {
  return active && std::find(events.begin(), events.end(), event) != events.end();
}

Result<Webhook> webhook_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  Webhook webhook;
  webhook.id = fields.required_text("id", limits::max_webhook_id_bytes);
  if (!webhook.id.empty() && !is_webhook_id(webhook.id)) {
    fields.refuse(ErrorCode::out_of_range, "id", "must be letters, digits, - and _ alone");
  }
  webhook.url = read_url(fields);
  webhook.events = read_events(fields);
  webhook.format = fields.choice("format", webhook.format);
  webhook.language = fields.text("language", limits::max_language_bytes);
  webhook.scopes.teams = fields.texts("teams", 1000, limits::max_name_bytes);
  webhook.scopes.queues = fields.texts("queues", 1000, limits::max_name_bytes);
  webhook.include_customer = fields.optional_flag("include_customer").value_or(false);
  webhook.include_comment = fields.optional_flag("include_comment").value_or(false);
  webhook.allow_private = fields.optional_flag("allow_private").value_or(false);
  webhook.secret_version = fields.integer("secret_version", 1, 1'000'000, webhook.secret_version);
  webhook.active = fields.optional_flag("active").value_or(true);
  if (auto error = fields.finish()) return *error;
  return webhook;
}

json::object webhook_to_json(const Webhook& webhook) {
  const Scopes& scopes = webhook.scopes;
  json::array events;
  for (const WebhookEvent event : webhook.events) events.emplace_back(enum_text(event));
  return {{"id", webhook.id},
          {"url", webhook.url},
          {"events", std::move(events)},
          {"format", enum_text(webhook.format)},
          {"language", webhook.language},
          {"teams", json::array(scopes.teams.begin(), scopes.teams.end())},
          {"queues", json::array(scopes.queues.begin(), scopes.queues.end())},
          {"include_customer", webhook.include_customer},
          {"include_comment", webhook.include_comment},
          {"allow_private", webhook.allow_private},
          {"secret_version", webhook.secret_version},
          {"active", webhook.active}};
}

}  // namespace amends
