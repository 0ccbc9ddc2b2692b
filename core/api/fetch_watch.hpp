// Which invitations had several of their answers fetched within a minute: what a scanner that opens
// every link of a mail looks like (scanners.md, rule 6). A best effort in the memory of one
// process. It writes nothing, and nothing depends on it but a second press.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>

#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/base/time.hpp"

namespace amends {

class FetchWatch {
 public:
  /// Notes that the page of an answer (0: the decoy) was fetched; says whether a press is wanted of
  /// who sees it. Safe from any thread.
  bool note(InvitationId invitation, int answer, UtcMillis now);

 private:
  struct Watched {
    InvitationId invitation;
    std::uint32_t answers = 0;  // bit i: answer i was fetched since
    UtcMillis since;
    UtcMillis suspicious_until;
  };

  std::mutex mutex_;
  std::array<Watched, limits::max_watched_invitations> watched_{};  // by a hash of the invitation
};

}  // namespace amends
