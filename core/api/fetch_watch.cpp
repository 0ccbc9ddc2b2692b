#include "core/api/fetch_watch.hpp"

namespace amends {

bool FetchWatch::note(InvitationId invitation, int answer, UtcMillis now) {
  const std::lock_guard guard(mutex_);
  // Ids are random: their last bits are hash enough. Who shares a place is forgotten, no more.
  Watched& watched = watched_[invitation.value % watched_.size()];
  if (!(watched.invitation == invitation)) watched = {invitation, 0, now, {}};
  if (now - watched.since >= limits::scan_ms) {
    watched.answers = 0;
    watched.since = now;
  }
  watched.answers |= 1U << static_cast<unsigned>(answer);
  const bool several = (watched.answers & (watched.answers - 1)) != 0;
  if (several) watched.suspicious_until = now + limits::scan_window_ms;
  return now < watched.suspicious_until;
}

}  // namespace amends
