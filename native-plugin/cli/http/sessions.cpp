#include "native-plugin/cli/http/sessions.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/base/bytes.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

constexpr std::chrono::hours session_life{12};
constexpr std::chrono::seconds key_recheck{15};
constexpr std::size_t max_sessions = 1000;

std::string random_id() {
  std::array<std::uint8_t, 32> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("no randomness can be had");
  }
  return hex_encode(bytes);
}

// The door's actor from what GET /api/keys/self says.
json::value actor_from(const json::object& self) {
  json::object actor{
      {"id", self.at("id")}, {"name", self.at("name")}, {"roles", json::array{self.at("role")}}};
  if (const auto* scopes = self.if_contains("scopes"); scopes != nullptr && scopes->is_object()) {
    actor.emplace("scopes", *scopes);
  }
  return actor;
}

}  // namespace

DoorAnswer Sessions::ask_about(std::string_view key) const {
  DoorCall call;
  call.path = "/api/keys/self";
  call.headers.emplace("authorization", "Bearer " + std::string(key));
  return door_.call(call);
}

std::optional<std::string> Sessions::open(std::string_view key) {
  if (key.empty() || key.size() > 255) return std::nullopt;
  const DoorAnswer answer = ask_about(key);
  if (answer.status != 200) return std::nullopt;
  json::value actor = actor_from(answer.json());
  const Clock::time_point now = Clock::now();
  std::string id = random_id();
  const std::lock_guard guard(mutex_);
  make_room();
  sessions_[id] = {std::string(key), std::move(actor), now, now};
  return id;
}

json::value Sessions::actor(std::string_view session) {
  const Clock::time_point now = Clock::now();
  std::string key;
  {
    const std::lock_guard guard(mutex_);
    const auto found = sessions_.find(session);
    if (found == sessions_.end()) return nullptr;
    if (now - found->second.opened > session_life) {
      sessions_.erase(found);
      return nullptr;
    }
    if (now - found->second.checked < key_recheck) return found->second.actor;
    key = found->second.key;
  }
  const DoorAnswer answer = ask_about(key);
  const std::lock_guard guard(mutex_);
  const auto found = sessions_.find(session);
  if (found == sessions_.end()) return nullptr;
  if (answer.status == 401 || answer.status == 403) {
    sessions_.erase(found);
    return nullptr;
  }
  // A store that cannot be asked right now signs nobody out.
  if (answer.status == 200) {
    found->second.actor = actor_from(answer.json());
    found->second.checked = now;
  }
  return found->second.actor;
}

void Sessions::close(std::string_view session) {
  const std::lock_guard guard(mutex_);
  if (const auto found = sessions_.find(session); found != sessions_.end()) sessions_.erase(found);
}

void Sessions::exchange_key(std::string_view old_key, const std::string& new_key) {
  const std::lock_guard guard(mutex_);
  for (auto& [id, session] : sessions_) {
    if (session.key != old_key) continue;
    session.key = new_key;
    session.checked = Clock::time_point();
  }
}

void Sessions::make_room() {
  if (sessions_.size() < max_sessions) return;
  sessions_.erase(std::min_element(
      sessions_.begin(), sessions_.end(),
      [](const auto& a, const auto& b) { return a.second.opened < b.second.opened; }));
}

}  // namespace amends::cli
