// A customer as the stream of the person tells it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/request.hpp"

namespace amends {

struct PersonState {
  std::int64_t revision = 0;
  Digest head{};         // hash of the last event
  bool stopped = false;  // wants to be asked nothing more
  std::optional<UtcMillis> last_asked_at;
  std::vector<OpRecord> ops;

  const OpRecord* find_op(std::string_view op) const;
};

/// What an event does to the person; see apply() of a request.
void apply(PersonState& state, std::int64_t revision, const Digest& hash, const Event& event);

}  // namespace amends
