#include "core/api/staff_mail.hpp"

#include "core/api/page_parts.hpp"

namespace amends {

void add_mail_head(const OutboxEntry& entry, const Texts& texts, json::object& effect) {
  effect["message_id"] = "<" + to_text(entry.effect) + "@amends>";
  effect["language"] = texts.language;
  effect["direction"] = direction_of(texts.language);
}

json::object staff_recipient(const std::string& user, const std::string& team,
                             const std::string& queue) {
  json::object to;
  if (user.empty()) {
    to["managers"] = true;
  } else {
    to["user"] = user;
  }
  to["team"] = team;
  to["queue"] = queue;
  return to;
}

json::object staff_recipient(const std::string& user, const Scopes& scopes) {
  return staff_recipient(user, scopes.teams.size() == 1 ? scopes.teams.front() : "",
                         scopes.queues.size() == 1 ? scopes.queues.front() : "");
}

std::string text_in_payload(const json::object& payload, std::string_view name) {
  const auto* value = payload.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

}  // namespace amends
