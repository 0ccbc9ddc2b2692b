// What was done about a dissatisfied answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/event_payload.hpp"
#include "core/model/follow_up.hpp"
#include "core/model/moment.hpp"

namespace amends {

struct FollowUpOpened {
  AMENDS_EVENT("follow_up_opened");
  Id128 follow_up;
  InvitationId invitation;
  int cycle = 0;
  std::optional<UtcMillis> settles_at;
  std::optional<UtcMillis> due_at;
  Moment moment = {};
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("invitation", self.invitation);
    visit("cycle", self.cycle);
    visit("settles_at", self.settles_at);
    visit("due_at", self.due_at);
    visit("moment", self.moment);
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

/// It is the customer's turn: nothing is due until the answer comes, or the moment passes.
/// Personal: the note.
struct FollowUpPaused {
  AMENDS_EVENT("follow_up_paused");
  Id128 follow_up;
  UtcMillis until_at;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("until_at", self.until_at);
  }
};

/// Work goes on, with the time that was left. Personal: the note, when a person did it.
struct FollowUpResumed {
  AMENDS_EVENT("follow_up_resumed");
  Id128 follow_up;
  ResumeReason reason = ResumeReason::person;
  std::optional<UtcMillis> due_at;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("reason", self.reason);
    visit("due_at", self.due_at);
  }
};

/// No assignee: back to nobody.
struct FollowUpAssigned {
  AMENDS_EVENT("follow_up_assigned");
  Id128 follow_up;
  std::string assignee_id;
  std::string assignee_name;
  int rule = 0;  // of the settings' assignment, counted from 1; 0: a person decided
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("assignee_id", self.assignee_id);
    visit("assignee_name", self.assignee_name);
    visit("rule", self.rule);
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

/// A message to the customer, which the helpdesk is to send as its own. Personal: its subject, and
/// its text as the note.
struct FollowUpWritten {
  AMENDS_EVENT("follow_up_written");
  Id128 follow_up;
  bool despite_declined = false;  // the customer wanted no contact
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("despite_declined", self.despite_declined);
  }
};

/// The helpdesk is to open the request again. Personal: the note.
struct RequestReopenWanted {
  AMENDS_EVENT("request_reopen_wanted");
  Id128 follow_up;
  AMENDS_MEMBERS { visit("follow_up", self.follow_up); }
};

/// The helpdesk did what it was asked for.
struct HelpdeskDone {
  AMENDS_EVENT("helpdesk_done");
  Id128 follow_up;
  TaskKind kind = TaskKind::reply;
  int task = 0;  // the revision of the event that asked
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("kind", self.kind);
    visit("task", self.task);
  }
};

/// It could not, for the first time or for good. Personal: why, as the note.
struct HelpdeskFailed {
  AMENDS_EVENT("helpdesk_failed");
  Id128 follow_up;
  TaskKind kind = TaskKind::reply;
  int task = 0;
  bool given_up = false;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("kind", self.kind);
    visit("task", self.task);
    visit("given_up", self.given_up);
  }
};

/// Something from the settings' offers was promised to the customer at once. Personal: the note.
struct FollowUpOffered {
  AMENDS_EVENT("follow_up_offered");
  Id128 follow_up;
  std::string offer;   // its code
  int hundredths = 0;  // of the currency's unit; 0: no amount
  std::string currency;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("offer", self.offer);
    visit("hundredths", self.hundredths);
    visit("currency", self.currency);
  }
};

/// Somebody is told from now on what happens to the case, or is not any more.
struct FollowUpWatched {
  AMENDS_EVENT("follow_up_watched");
  Id128 follow_up;
  Person person;
  bool ended = false;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("person", self.person);
    visit("ended", self.ended);
  }
};

/// Personal: the note.
struct FollowUpNoted {
  AMENDS_EVENT("follow_up_noted");
  Id128 follow_up;
  AMENDS_MEMBERS { visit("follow_up", self.follow_up); }
};

/// Staff were told that it is due soon or overdue: once, for all the rules whose time had come.
struct FollowUpReminded {
  AMENDS_EVENT("follow_up_reminded");
  Id128 follow_up;
  UtcMillis due_at;
  bool overdue = false;
  std::vector<std::string> rules;  // ids of the settings' reminders, the latest first
  std::vector<Person> people;
  bool managers = false;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("due_at", self.due_at);
    visit("overdue", self.overdue);
    visit("rules", self.rules);
    visit("people", self.people);
    visit("managers", self.managers);
  }
};

/// Amends were made. Personal: the note.
struct FollowUpAddressed {
  AMENDS_EVENT("follow_up_addressed");
  Id128 follow_up;
  std::string outcome;
  std::string root_cause;
  std::string action;
  std::optional<Id128> through = {};  // the case that took care of it
  std::string through_request = {};
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("outcome", self.outcome);
    visit("root_cause", self.root_cause);
    visit("action", self.action);
    visit("through", self.through);
    visit("through_request", self.through_request);
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

/// Another case of the customer takes care of it. Personal: the note.
struct FollowUpMerged {
  AMENDS_EVENT("follow_up_merged");
  Id128 follow_up;
  Id128 into;
  std::string into_request;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("into", self.into);
    visit("into_request", self.into_request);
  }
};

/// The same as that case tells it.
struct FollowUpTookIn {
  AMENDS_EVENT("follow_up_took_in");
  Id128 follow_up;
  Id128 other;
  std::string other_request;
  std::string other_agent;  // whose work was rated there
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("other", self.other);
    visit("other_request", self.other_request);
    visit("other_agent", self.other_agent);
  }
};

/// What became of a case that this one takes care of: by this one, or because it left.
struct FollowUpPassedOn {
  AMENDS_EVENT("follow_up_passed_on");
  Id128 follow_up;
  Id128 other;
  std::string other_request;
  MergeStep became = MergeStep::merged;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("other", self.other);
    visit("other_request", self.other_request);
    visit("became", self.became);
  }
};

/// The case that took care of it knows that it does so no longer.
struct FollowUpLeft {
  AMENDS_EVENT("follow_up_left");
  Id128 follow_up;
  Id128 other;
  AMENDS_MEMBERS {
    visit("follow_up", self.follow_up);
    visit("other", self.other);
  }
};

}  // namespace amends
