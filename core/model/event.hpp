// What happened: the truth of the product. Events are appended to a stream and never changed.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/base/time.hpp"
#include "core/model/actor.hpp"
#include "core/model/answer_events.hpp"
#include "core/model/follow_up_events.hpp"
#include "core/model/person_events.hpp"
#include "core/model/personal.hpp"
#include "core/model/request_events.hpp"
#include "core/model/tenant_events.hpp"

namespace amends {

using Payload =
    std::variant<RequestUpdated, RequestCompleted, RequestReopened, RequestDeleted, Invited,
                 AskSuppressed, InvitationExpired, Rated, Detailed, Retracted, IntentNoted,
                 Disputed, Held, RatingExcluded, RatingRestored, Imported, FollowUpOpened,
                 FollowUpSettled, FollowUpDueChanged, FollowUpPaused, FollowUpResumed,
                 FollowUpAssigned, FollowUpContacted, FollowUpNoted, FollowUpAddressed,
                 FollowUpWithdrawn, FollowUpVoided, FollowUpReopened, SettingsChanged, KeyCreated,
                 KeyRevoked, AskingStopped, AskingResumed, PersonAsked, AskPlanned, AskCancelled,
                 AskReminded, RemindersEnded, FollowUpReminded, DigestSent, PersonalErased,
                 PersonErased, FollowUpWritten, RequestReopenWanted, HelpdeskDone, HelpdeskFailed,
                 FollowUpOffered, FollowUpWatched, PraiseSent, ReportMailed>;

/// Who did it, as kept for ever: a customer is never named here.
struct EventActor {
  ActorKind kind = ActorKind::system;
  std::string id;
  std::string name;

  template <class Self, class Visit>
  static void describe(Self& self, Visit&& visit) {
    visit("kind", self.kind);
    visit("id", self.id);
    visit("name", self.name);
  }
};

EventActor event_actor(const Actor& actor);

/// The client's id of one press or one form, and the digest of what it sent with it. Empty: none.
struct OpStamp {
  std::string op;
  std::string body_hash;
};

/// One event of a stream. Its place (stream, revision) and its hash belong to the history
/// (core/store/history.hpp).
struct Event {
  UtcMillis at;
  EventActor by;
  OpStamp op;
  Payload payload;
  Personal personal;
};

/// The name a payload is stored under, such as "rated".
std::string_view payload_name(const Payload& payload);

}  // namespace amends
