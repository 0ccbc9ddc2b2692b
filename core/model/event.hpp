// What happened: the truth of the product. Events are appended to a stream and never changed.
//
// Each payload is a struct with the name it is stored under and a list of its members; the codec
// (event_codec.hpp) writes and reads every payload through that list. Members that are empty are
// not written, so a member added later reads as its default from old events. Personal data
// (identity, words) never stands in a payload but beside the event, in Personal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/actor.hpp"
#include "core/model/answer.hpp"
#include "core/model/evidence.hpp"
#include "core/model/follow_up.hpp"
#include "core/model/snapshot.hpp"

namespace amends {

/// Text that can be erased: it lies in a side table, the event holds only a salted commitment to
/// it.
struct Personal {
  std::string requester_id;
  std::string requester_name;
  std::string requester_mail;
  std::string subject;
  std::string comment;
  std::string note;

  bool empty() const { return *this == Personal{}; }
  friend bool operator==(const Personal&, const Personal&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit&& visit) {
    visit("requester_id", self.requester_id);
    visit("requester_name", self.requester_name);
    visit("requester_mail", self.requester_mail);
    visit("subject", self.subject);
    visit("comment", self.comment);
    visit("note", self.note);
  }
};

#define AMENDS_EVENT(text) static constexpr std::string_view name = text
#define AMENDS_MEMBERS               \
  template <class Self, class Visit> \
  static void describe(Self& self, Visit&& visit)

// --- the request -------------------------------------------------------------------------------

/// The host told something new about the request. Personal: requester, subject.
struct RequestUpdated {
  AMENDS_EVENT("request_updated");
  Snapshot snapshot;
  std::string language;
  std::string url;
  AMENDS_MEMBERS {
    visit("snapshot", self.snapshot);
    visit("language", self.language);
    visit("url", self.url);
  }
};

/// The request was completed: its n-th cycle begins.
struct RequestCompleted {
  AMENDS_EVENT("request_completed");
  int cycle = 0;
  AMENDS_MEMBERS { visit("cycle", self.cycle); }
};

struct RequestReopened {
  AMENDS_EVENT("request_reopened");
  AMENDS_MEMBERS { (void)self, (void)visit; }
};

struct RequestDeleted {
  AMENDS_EVENT("request_deleted");
  AMENDS_MEMBERS { (void)self, (void)visit; }
};

// --- the question ------------------------------------------------------------------------------

/// One ask, with the snapshot taken now. Unsolicited: made together with a signed-in requester's
/// rating. Personal: who was asked.
struct Invited {
  AMENDS_EVENT("invited");
  InvitationId invitation;
  int cycle = 0;
  std::string touchpoint;
  std::string survey;
  int survey_version = 0;
  int scale = 0;
  std::string via;  // mail, widget
  std::string language;
  Snapshot snapshot;
  Day day;
  UtcMillis closes_at;
  bool unsolicited = false;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("cycle", self.cycle);
    visit("touchpoint", self.touchpoint);
    visit("survey", self.survey);
    visit("survey_version", self.survey_version);
    visit("scale", self.scale);
    visit("via", self.via);
    visit("language", self.language);
    visit("snapshot", self.snapshot);
    visit("day", self.day);
    visit("closes_at", self.closes_at);
    visit("unsolicited", self.unsolicited);
  }
};

/// An ask that was not sent, with its reason.
struct AskSuppressed {
  AMENDS_EVENT("ask_suppressed");
  int cycle = 0;
  std::string touchpoint;
  std::string reason;
  AMENDS_MEMBERS {
    visit("cycle", self.cycle);
    visit("touchpoint", self.touchpoint);
    visit("reason", self.reason);
  }
};

struct InvitationExpired {
  AMENDS_EVENT("invitation_expired");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

// --- the answer --------------------------------------------------------------------------------

/// What may come with an answer or after it. Personal: the comment.
struct Details {
  std::vector<std::string> reasons;
  std::optional<bool> contact_me;
  std::optional<int> importance;  // 1..3
  friend bool operator==(const Details&, const Details&) = default;
  AMENDS_MEMBERS {
    visit("reasons", self.reasons);
    visit("contact_me", self.contact_me);
    visit("importance", self.importance);
  }
};

/// The answer that counts for an invitation, until the next one.
struct Rated {
  AMENDS_EVENT("rated");
  InvitationId invitation;
  int answer = 0;
  AnswerClass answer_class = AnswerClass::neutral;
  Evidence evidence = Evidence::explicit_;
  Day day;
  std::string key_hash;  // of the random key that the browser which voted keeps
  Details details;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("answer", self.answer);
    visit("class", self.answer_class);
    visit("evidence", self.evidence);
    visit("day", self.day);
    visit("key_hash", self.key_hash);
    visit("details", self.details);
  }
};

/// Words, reasons or a wish to be contacted, for the answer that stands.
struct Detailed {
  AMENDS_EVENT("detailed");
  InvitationId invitation;
  Details details;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("details", self.details);
  }
};

/// The customer took the answer back.
struct Retracted {
  AMENDS_EVENT("retracted");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

/// An answer with evidence too weak to count; kept, shown apart.
struct IntentNoted {
  AMENDS_EVENT("intent_noted");
  InvitationId invitation;
  int answer = 0;
  Evidence evidence = Evidence::link;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("answer", self.answer);
    visit("evidence", self.evidence);
  }
};

/// A later answer by somebody else, or by weaker evidence; kept, shown apart.
struct Disputed {
  AMENDS_EVENT("disputed");
  InvitationId invitation;
  int answer = 0;
  Evidence evidence = Evidence::explicit_;
  std::string reason;  // other_browser, weaker_evidence, window_over
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("answer", self.answer);
    visit("evidence", self.evidence);
    visit("reason", self.reason);
  }
};

/// The rating is contradicted by other evidence and waits for one explicit press (a later `rated`).
struct Held {
  AMENDS_EVENT("held");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

/// A manager took the rating out of the figures. Personal: the reason, as note.
struct RatingExcluded {
  AMENDS_EVENT("rating_excluded");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

struct RatingRestored {
  AMENDS_EVENT("rating_restored");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

/// A request that was rated elsewhere, brought in whole. It asks and notifies nobody. answer 0:
/// asked, not answered. Personal: requester, subject, comment.
struct Imported {
  AMENDS_EVENT("imported");
  InvitationId invitation;
  std::string touchpoint;
  std::string survey;
  int survey_version = 0;
  int scale = 0;
  int answer = 0;
  AnswerClass answer_class = AnswerClass::neutral;
  Snapshot snapshot;
  Day day_asked = undated;
  Day day_answered = undated;
  std::optional<Id128> follow_up;  // opened only when the importer says so
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("touchpoint", self.touchpoint);
    visit("survey", self.survey);
    visit("survey_version", self.survey_version);
    visit("scale", self.scale);
    visit("answer", self.answer);
    visit("class", self.answer_class);
    visit("snapshot", self.snapshot);
    visit("day_asked", self.day_asked);
    visit("day_answered", self.day_answered);
    visit("follow_up", self.follow_up);
  }
};

// --- the follow-up -----------------------------------------------------------------------------

struct FollowUpOpened {
  AMENDS_EVENT("follow_up_opened");
  Id128 follow_up;
  InvitationId invitation;
  int cycle = 0;
  std::optional<UtcMillis> settles_at;
  std::optional<UtcMillis> due_at;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("invitation", self.invitation);
    visit("cycle", self.cycle);
    visit("settles_at", self.settles_at);
    visit("due_at", self.due_at);
  }
};

/// The grace period is over; the manager was told.
struct FollowUpSettled {
  AMENDS_EVENT("follow_up_settled");
  Id128 follow_up;
  AMENDS_MEMBERS { visit("follow_up", self.follow_up); }
};

/// Another due time, because the customer asked to be contacted.
struct FollowUpDueChanged {
  AMENDS_EVENT("follow_up_due_changed");
  Id128 follow_up;
  UtcMillis due_at;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("due_at", self.due_at);
  }
};

/// No assignee: back to nobody.
struct FollowUpAssigned {
  AMENDS_EVENT("follow_up_assigned");
  Id128 follow_up;
  std::string assignee_id;
  std::string assignee_name;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("assignee_id", self.assignee_id);
    visit("assignee_name", self.assignee_name);
  }
};

/// An attempt to reach the customer. Personal: the note.
struct FollowUpContacted {
  AMENDS_EVENT("follow_up_contacted");
  Id128 follow_up;
  ContactChannel channel = ContactChannel::other;
  ContactResult result = ContactResult::reached;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("channel", self.channel);
    visit("result", self.result);
  }
};

/// Personal: the note.
struct FollowUpNoted {
  AMENDS_EVENT("follow_up_noted");
  Id128 follow_up;
  AMENDS_MEMBERS { visit("follow_up", self.follow_up); }
};

/// Amends were made. Personal: the note.
struct FollowUpAddressed {
  AMENDS_EVENT("follow_up_addressed");
  Id128 follow_up;
  std::string outcome;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("outcome", self.outcome);
  }
};

/// The customer changed the answer before anybody was in contact. Not settled: without a trace in
/// any figure.
struct FollowUpWithdrawn {
  AMENDS_EVENT("follow_up_withdrawn");
  Id128 follow_up;
  bool settled = false;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("settled", self.settled);
  }
};

struct FollowUpVoided {
  AMENDS_EVENT("follow_up_voided");
  Id128 follow_up;
  VoidReason reason = VoidReason::held;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("reason", self.reason);
  }
};

/// Personal: the note, when a person did it.
struct FollowUpReopened {
  AMENDS_EVENT("follow_up_reopened");
  Id128 follow_up;
  ReopenReason reason = ReopenReason::person;
  std::optional<UtcMillis> settles_at;
  std::optional<UtcMillis> due_at;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("reason", self.reason);
    visit("settles_at", self.settles_at);
    visit("due_at", self.due_at);
  }
};

// --- the tenant --------------------------------------------------------------------------------

/// The whole settings document as it is from now on (canonical JSON).
struct SettingsChanged {
  AMENDS_EVENT("settings_changed");
  std::string document;
  AMENDS_MEMBERS { visit("document", self.document); }
};

struct KeyCreated {
  AMENDS_EVENT("key_created");
  Id128 key;
  std::string label;
  Role role = Role::none;
  std::vector<std::string> teams;
  std::vector<std::string> queues;
  std::string secret_hash;
  AMENDS_MEMBERS {
    visit("key", self.key);
    visit("label", self.label);
    visit("role", self.role);
    visit("teams", self.teams);
    visit("queues", self.queues);
    visit("secret_hash", self.secret_hash);
  }
};

struct KeyRevoked {
  AMENDS_EVENT("key_revoked");
  Id128 key;
  AMENDS_MEMBERS { visit("key", self.key); }
};

#undef AMENDS_EVENT
#undef AMENDS_MEMBERS

using Payload =
    std::variant<RequestUpdated, RequestCompleted, RequestReopened, RequestDeleted, Invited,
                 AskSuppressed, InvitationExpired, Rated, Detailed, Retracted, IntentNoted,
                 Disputed, Held, RatingExcluded, RatingRestored, Imported, FollowUpOpened,
                 FollowUpSettled, FollowUpDueChanged, FollowUpAssigned, FollowUpContacted,
                 FollowUpNoted, FollowUpAddressed, FollowUpWithdrawn, FollowUpVoided,
                 FollowUpReopened, SettingsChanged, KeyCreated, KeyRevoked>;

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
