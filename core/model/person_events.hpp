// What a customer wants for all of his or her requests. The stream's name is a keyed hash of the
// person; the events name nobody.
#pragma once

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/event_payload.hpp"

namespace amends {

/// "Do not ask me again", said on the page behind this invitation's link.
struct AskingStopped {
  AMENDS_EVENT("asking_stopped");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

/// Taken back.
struct AskingResumed {
  AMENDS_EVENT("asking_resumed");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

/// Was asked about some request. Kept where the days between two asks are limited.
struct PersonAsked {
  AMENDS_EVENT("person_asked");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

/// What was kept about the person up to then is erased, in every request.
struct PersonErased {
  AMENDS_EVENT("person_erased");
  UtcMillis erased_at;
  AMENDS_MEMBERS { visit("erased_at", self.erased_at); }
};

}  // namespace amends
