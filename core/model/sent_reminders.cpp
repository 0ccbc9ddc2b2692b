#include "core/model/sent_reminders.hpp"

#include <algorithm>

namespace amends {

void set_due(FollowUp& follow_up, const std::optional<UtcMillis>& due_at, UtcMillis since) {
  follow_up.due_at = due_at;
  follow_up.due_since = since;
  follow_up.reminders.clear();
}

void note_reminder(FollowUp& follow_up, const std::string& rule, UtcMillis at) {
  auto known = std::find_if(follow_up.reminders.begin(), follow_up.reminders.end(),
                            [&](const SentReminder& sent) { return sent.rule == rule; });
  if (known == follow_up.reminders.end()) {
    known = follow_up.reminders.insert(known, SentReminder{rule, {}, 0, false});
  }
  known->at = at;
  ++known->times;
}

void acknowledge_reminders(FollowUp& follow_up) {
  for (SentReminder& sent : follow_up.reminders) sent.acknowledged = true;
}

}  // namespace amends
