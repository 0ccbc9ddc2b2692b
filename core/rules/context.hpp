// What every decision is made with, besides the state: the moment, the settings, who asks.
// Decisions are pure: state and command in, events or a refusal out. Ids come in with the command.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/request.hpp"
#include "core/model/settings.hpp"

namespace amends {

struct Context {
  UtcMillis now;
  const SettingsState& settings_state;
  const Actor& actor;
  OpStamp op = {};

  const Settings& settings() const { return settings_state.current(); }
  Day today() const { return settings().time_zone.day_of(now); }
};

/// The events a command leads to, in order; empty when nothing changes.
using Events = std::vector<Event>;

/// An event of this moment by this actor. The op stands in the first event of a command only.
inline Event event_of(const Context& context, Payload payload, Personal personal = {}) {
  return Event{
      context.now, event_actor(context.actor), {}, std::move(payload), std::move(personal)};
}

/// Stamps the first event with the op, so that its repetition is recognised.
inline Events stamped(const Context& context, Events events) {
  if (!events.empty()) events.front().op = context.op;
  return events;
}

/// Of a request that nobody told about, that is deleted, or that the actor may not see.
inline Error unknown_request(std::string field = {}) {
  return fail(ErrorCode::not_found, "the request is not known", std::move(field));
}

}  // namespace amends
