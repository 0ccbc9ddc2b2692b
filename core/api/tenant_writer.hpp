// Writing to the tenant's own streams, "settings" and "keys".
#pragma once

#include <string_view>
#include <utility>

#include "core/api/routes.hpp"
#include "core/api/writer.hpp"

namespace amends {

/// Where a stream stands that is written whole: its revision and the hash of its last event.
struct StreamHead {
  std::int64_t revision = 0;
  Digest hash{};
};

inline Result<StreamHead> head_of(Services& services, std::string_view stream) {
  auto events = services.store().events(stream);
  if (!events) return events.error();
  if (events->empty()) return StreamHead{};
  return StreamHead{events->back().revision, events->back().hash};
}

inline Event by_actor(const Call& call, Payload payload) {
  return Event{call.services.now(), event_actor(call.request.actor), {}, std::move(payload), {}};
}

}  // namespace amends
