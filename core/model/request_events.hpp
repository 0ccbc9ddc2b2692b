// What the host tells about a request, and what its requester is asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/event_payload.hpp"
#include "core/model/resolution.hpp"
#include "core/model/snapshot.hpp"
#include "core/model/suppression.hpp"

namespace amends {

/// The host told something new about the request. Personal: requester, subject.
struct RequestUpdated {
  AMENDS_EVENT("request_updated");
  Snapshot snapshot;
  std::string language;
  std::string url;
  std::optional<Resolution> resolution;  // of a completed one; none: the host does not say
  AMENDS_MEMBERS {
    visit("snapshot", self.snapshot);
    visit("language", self.language);
    visit("url", self.url);
    visit("resolution", self.resolution);
  }
};

/// The request was completed: its n-th cycle begins.
struct RequestCompleted {
  AMENDS_EVENT("request_completed");
  int cycle = 0;
  AMENDS_MEMBERS { visit("cycle", self.cycle); }
};

/// Also of a deleted one: it is back.
struct RequestReopened {
  AMENDS_EVENT("request_reopened");
  AMENDS_MEMBERS { (void)self, (void)visit; }
};

struct RequestDeleted {
  AMENDS_EVENT("request_deleted");
  AMENDS_MEMBERS { (void)self, (void)visit; }
};

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
  bool mailed = false;  // by a mail of its own (mail.send), not inside one of the host's
  std::optional<UtcMillis> remind_at;  // the first reminder, while nobody has answered
  std::optional<Id128> follow_up;      // the question is whether amends were made in this case
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
    visit("mailed", self.mailed);
    visit("remind_at", self.remind_at);
    visit("follow_up", self.follow_up);
  }
};

/// An ask that is to be sent later, by the tick. An invitation, a suppression or its cancelling
/// ends it.
struct AskPlanned {
  AMENDS_EVENT("ask_planned");
  int cycle = 0;
  std::string touchpoint;
  std::string language;  // empty: the request's
  UtcMillis due_at;
  std::optional<Id128> follow_up;  // as of an invitation
  AMENDS_MEMBERS {
    visit("cycle", self.cycle);
    visit("touchpoint", self.touchpoint);
    visit("language", self.language);
    visit("due_at", self.due_at);
    visit("follow_up", self.follow_up);
  }
};

/// The planned ask will not be sent: the request was reopened or deleted before, or the case.
struct AskCancelled {
  AMENDS_EVENT("ask_cancelled");
  int cycle = 0;
  std::string touchpoint;
  std::optional<Id128> follow_up;
  AMENDS_MEMBERS {
    visit("cycle", self.cycle);
    visit("touchpoint", self.touchpoint);
    visit("follow_up", self.follow_up);
  }
};

/// The customer was asked once more, by a mail of its own.
struct AskReminded {
  AMENDS_EVENT("ask_reminded");
  InvitationId invitation;
  std::optional<UtcMillis> next_at;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("next_at", self.next_at);
  }
};

/// A reminder was due and not sent: the customer wants none, or the policy has none any more.
struct RemindersEnded {
  AMENDS_EVENT("reminders_ended");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

/// An ask that was not sent, with its reason, and what it is counted under.
struct AskSuppressed {
  AMENDS_EVENT("ask_suppressed");
  int cycle = 0;
  std::string touchpoint;
  SuppressReason reason = SuppressReason::no_requester;
  Day day = undated;
  Snapshot snapshot;
  AMENDS_MEMBERS {
    visit("cycle", self.cycle);
    visit("touchpoint", self.touchpoint);
    visit("reason", self.reason);
    visit("day", self.day);
    visit("snapshot", self.snapshot);
  }
};

/// Events of the stream from one revision to another, both included.
struct RevisionSpan {
  int first = 0;
  int last = 0;
  bool holds(std::int64_t revision) const { return first <= revision && revision <= last; }
  AMENDS_MEMBERS {
    visit("first", self.first);
    visit("last", self.last);
  }
};

/// The texts beside these events were erased: a person who was the requester then is known no
/// longer. What was decided and counted stays.
struct PersonalErased {
  AMENDS_EVENT("personal_erased");
  std::vector<RevisionSpan> spans;
  AMENDS_MEMBERS { visit("spans", self.spans); }
};

/// The texts beside these events were erased because they had been kept for as long as the settings
/// say.
struct TextsExpired {
  AMENDS_EVENT("texts_expired");
  std::vector<std::string> kinds;  // of what was to go; texts that hold several kinds go whole
  std::vector<RevisionSpan> spans;
  AMENDS_MEMBERS {
    visit("kinds", self.kinds);
    visit("spans", self.spans);
  }
};

struct InvitationExpired {
  AMENDS_EVENT("invitation_expired");
  InvitationId invitation;
  AMENDS_MEMBERS { visit("invitation", self.invitation); }
};

}  // namespace amends
