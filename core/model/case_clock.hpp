// The clock of a case that reports of times read: when it began, the first contact, and whether a
// promised time had passed.
#pragma once

#include "core/model/follow_up.hpp"

namespace amends {

/// A new answer counts from now on.
inline void begin_clock(FollowUp& follow_up, UtcMillis at) {
  follow_up.began_at = at;
  follow_up.contacted_at.reset();
  follow_up.late = false;
  follow_up.imported = false;
}

/// Somebody got through to the customer.
inline void note_reached(FollowUp& follow_up, UtcMillis at) {
  follow_up.reached = true;
  if (!follow_up.contacted_at) follow_up.contacted_at = at;
}

/// Before the due time is replaced, stands still, or amends are made.
inline void note_lateness(FollowUp& follow_up, UtcMillis at) {
  if (follow_up.due_at && *follow_up.due_at < at) follow_up.late = true;
}

}  // namespace amends
