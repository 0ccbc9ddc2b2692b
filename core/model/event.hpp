// What happened: the truth of the product. Events are appended to a stream and never changed.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/time.hpp"
#include "core/model/actor.hpp"
#include "core/model/answer_events.hpp"
#include "core/model/follow_up_events.hpp"
#include "core/model/person_events.hpp"
#include "core/model/personal.hpp"
#include "core/model/request_events.hpp"
#include "core/model/tenant_events.hpp"
#include "core/model/view_events.hpp"

namespace amends {

using Payload = std::variant<
    RequestUpdated, RequestCompleted, RequestReopened, RequestDeleted, Invited, AskSuppressed,
    InvitationExpired, Rated, Detailed, Retracted, IntentNoted, Disputed, Held, RatingExcluded,
    RatingRestored, Imported, FollowUpOpened, FollowUpSettled, FollowUpDueChanged, FollowUpPaused,
    FollowUpResumed, FollowUpAssigned, FollowUpContacted, FollowUpNoted, FollowUpAddressed,
    FollowUpWithdrawn, FollowUpVoided, FollowUpReopened, SettingsChanged, KeyCreated, KeyRevoked,
    AskingStopped, AskingResumed, PersonAsked, AskPlanned, AskCancelled, AskReminded,
    RemindersEnded, FollowUpReminded, DigestSent, PersonalErased, PersonErased, FollowUpWritten,
    RequestReopenWanted, HelpdeskDone, HelpdeskFailed, FollowUpOffered, FollowUpWatched,
    TextsExpired, RetentionApplied, FollowUpMerged, FollowUpTookIn, FollowUpPassedOn, FollowUpLeft,
    ViewSaved, ViewDeleted, ViewsErased>;

/// Who did it, as an event keeps it.
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

/// Where texts are erased with this event; mostly nowhere.
inline std::vector<RevisionSpan> erased_spans(const Payload& payload) {
  if (const auto* erased = std::get_if<PersonalErased>(&payload)) return erased->spans;
  if (const auto* expired = std::get_if<TextsExpired>(&payload)) return expired->spans;
  return {};
}

/// The name a payload is stored under, such as "rated".
std::string_view payload_name(const Payload& payload);

}  // namespace amends
