// Who asks. The host asserts it; a browser cannot.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_text.hpp"

namespace amends {

enum class Role : std::uint8_t { none, agent, manager, admin, host };

template <>
struct EnumTexts<Role> {
  static constexpr std::array<std::string_view, 5> texts = {"none", "agent", "manager", "admin",
                                                            "host"};
};

/// What part of the helpdesk an actor sees. Empty lists mean no restriction by that dimension.
struct Scopes {
  std::vector<std::string> teams;
  std::vector<std::string> queues;

  bool unrestricted() const { return teams.empty() && queues.empty(); }
  bool include_team(std::string_view team) const { return allow(teams, team); }
  bool include_queue(std::string_view queue) const { return allow(queues, queue); }

 private:
  static bool allow(const std::vector<std::string>& names, std::string_view name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  }
};

enum class ActorKind : std::uint8_t { anonymous, requester, staff, host, system };

template <>
struct EnumTexts<ActorKind> {
  static constexpr std::array<std::string_view, 5> texts = {"anonymous", "requester", "staff",
                                                            "host", "system"};
};

struct Actor {
  ActorKind kind = ActorKind::anonymous;
  std::string id = {};
  std::string name = {};
  Role role = Role::none;  // the strongest that the host asserted
  Scopes scopes = {};
  bool by_key = false;  // a machine with a bearer key, not a browser session

  bool at_least(Role wanted) const {
    return kind == ActorKind::staff && role != Role::host && role >= wanted;
  }
  bool is_host() const { return kind == ActorKind::host; }
};

/// The actor of what Amends does by itself (tick, import).
inline Actor system_actor(std::string id) {
  return Actor{.kind = ActorKind::system, .id = std::move(id)};
}

/// Who did it, as kept for ever: a customer is never named here.
struct EventActor {
  ActorKind kind = ActorKind::system;
  std::string id;
  std::string name;

  template <class Self, class Visit>
  static void describe(Self& self, Visit&& visit) {
    visit("kind", self.kind);
    visit("id", self.id);
    visit("name", self.name);
  }
};

/// A person of the helpdesk as events name them.
struct Person {
  std::string id;
  std::string name;

  template <class Self, class Visit>
  static void describe(Self& self, Visit&& visit) {
    visit("id", self.id);
    visit("name", self.name);
  }
  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace amends
