#include "core/store/watching.hpp"

#include "core/rules/remind.hpp"

namespace amends {

std::optional<WatchRow> watch_row(const RequestState& state, const FollowUp& follow_up,
                                  const SettingsState& settings) {
  if (!follow_up.can_be_reminded_of()) return std::nullopt;
  return WatchRow{follow_up.id, state.id, next_reminder_at(state, follow_up, settings.current()),
                  settings.revision()};
}

void project_watches(const RequestState& before, const RequestState& after,
                     const SettingsState& settings, WriteBatch& batch) {
  for (const FollowUp& follow_up : after.follow_ups) {
    const FollowUp* earlier = before.find(follow_up.id);
    const auto was = earlier == nullptr ? std::nullopt : watch_row(before, *earlier, settings);
    const auto is = watch_row(after, follow_up, settings);
    if (is == was) continue;
    if (is) {
      batch.watches.push_back(*is);
    } else {
      batch.watches_gone.push_back(follow_up.id);
    }
  }
}

}  // namespace amends
