// The views that one person saved, as the person's stream tells them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/model/event.hpp"

namespace amends {

struct SavedView {
  Id128 id;
  ViewOf of = ViewOf::follow_ups;
  bool shared = false;
  std::string name;
  std::string query;
  EventActor by;
  UtcMillis at;
  std::int64_t revision = 0;  // of the event beside which its texts lie
};

struct SavedViews {
  std::int64_t revision = 0;
  Digest head{};
  std::vector<SavedView> views;  // in the order in which they were first saved

  const SavedView* find(const Id128& id) const;
};

/// What an event does to the views; see apply() of a request.
void apply(SavedViews& state, std::int64_t revision, const Digest& hash, const Event& event);

}  // namespace amends
