// What was answered, and what became of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/answer.hpp"
#include "core/model/event_payload.hpp"
#include "core/model/evidence.hpp"
#include "core/model/snapshot.hpp"

namespace amends {

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
  std::string page;      // the page load it was pressed on (load_text); empty: no page of ours
  bool accepted =
      false;  // a disputed answer that a manager accepted. Personal: the reason, as note
  Details details;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("answer", self.answer);
    visit("class", self.answer_class);
    visit("evidence", self.evidence);
    visit("day", self.day);
    visit("key_hash", self.key_hash);
    visit("page", self.page);
    visit("accepted", self.accepted);
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

/// An answer with evidence too weak to count; kept, shown apart. A gesture is too weak where
/// scanners are about.
struct IntentNoted {
  AMENDS_EVENT("intent_noted");
  InvitationId invitation;
  int answer = 0;
  Evidence evidence = Evidence::link;
  std::string page;  // of a gesture: the page load that it was made on
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("answer", self.answer);
    visit("evidence", self.evidence);
    visit("page", self.page);
  }
};

/// A later answer by somebody else, or by weaker evidence; kept, shown apart. answer 0: it was only
/// words, or a wish to take the answer back.
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

/// The rating is contradicted by another answer from another page load, and waits for one explicit
/// press (a later `rated`).
struct Held {
  AMENDS_EVENT("held");
  InvitationId invitation;
  int answer = 0;  // the one that contradicts
  Evidence evidence = Evidence::explicit_;
  std::string page;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("answer", self.answer);
    visit("evidence", self.evidence);
    visit("page", self.page);
  }
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

/// The mail about a good answer went to the agent who earned it.
struct PraiseSent {
  AMENDS_EVENT("praise_sent");
  InvitationId invitation;
  std::string agent;
  AMENDS_MEMBERS {
    visit("invitation", self.invitation);
    visit("agent", self.agent);
  }
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

}  // namespace amends
