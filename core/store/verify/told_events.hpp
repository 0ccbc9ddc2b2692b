// Looking things up in a list of events: of which kind they are and what they are about.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/model/event.hpp"

namespace amends {

/// An event at its place in the stream.
struct ToldEvent {
  std::int64_t revision = 0;
  Event event;
};

namespace told {

template <class Kind>
const Kind* as(const ToldEvent& item) {
  return std::get_if<Kind>(&item.event.payload);
}

template <class... Kinds>
bool is_any(const ToldEvent& item) {
  return (std::holds_alternative<Kinds>(item.event.payload) || ...);
}

/// The invitation that an event names.
inline std::optional<InvitationId> invitation_in(const ToldEvent& item) {
  return std::visit(
      [](const auto& payload) -> std::optional<InvitationId> {
        if constexpr (requires { payload.invitation; }) {
          return payload.invitation;
        } else {
          return std::nullopt;
        }
      },
      item.event.payload);
}

/// The case that an event names as the one it works on.
inline std::optional<Id128> case_in(const ToldEvent& item) {
  return std::visit(
      [](const auto& payload) -> std::optional<Id128> {
        if constexpr (requires { payload.follow_up.bytes; }) {
          return payload.follow_up;
        } else {
          return std::nullopt;
        }
      },
      item.event.payload);
}

/// The last event of one of these kinds that works on a case; nothing when there is none.
template <class... Kinds>
const ToldEvent* last_of(const std::vector<ToldEvent>& events, const Id128& follow_up) {
  const ToldEvent* last = nullptr;
  for (const ToldEvent& item : events) {
    if (is_any<Kinds...>(item) && case_in(item) == follow_up) last = &item;
  }
  return last;
}

}  // namespace told
}  // namespace amends
