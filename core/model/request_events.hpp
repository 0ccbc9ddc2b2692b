// What the host tells about a request, and what its requester is asked.
#pragma once

#include <string>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/event_payload.hpp"
#include "core/model/snapshot.hpp"

namespace amends {

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

}  // namespace amends
