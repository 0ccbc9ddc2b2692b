// People work a follow-up: assign, contact, note, wait, resume, address, reopen, undo; write to
// the customer, have the request reopened, offer something, take it out of another one, watch.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/rules/context.hpp"

namespace amends {

struct Assign {
  Person assignee;  // empty id: back to nobody
};
struct Contact {
  ContactChannel channel = ContactChannel::other;
  ContactResult result = ContactResult::reached;
  std::string note;
};
struct AddNote {
  std::string note;
};
struct Address {
  std::string outcome;
  std::string note;
  std::string root_cause = {};  // empty: nobody says
  std::string action = {};
};
struct WaitForCustomer {
  UtcMillis until;  // at the latest
  std::string note;
};
struct Resume {
  std::string note;
};
struct Reopen {
  std::string note;
};
/// That it was addressed was a mistake: state, due time and waiting are as they were.
struct Undo {
  std::string note;
};
/// It stands for itself again: out of the case that takes care of it.
struct TakeOut {
  std::string note;
};
/// A message to the customer, by the helpdesk's own means.
struct WriteToCustomer {
  std::string subject;  // empty: the helpdesk's own
  std::string text;
  bool despite_declined = false;  // the customer wanted no contact; for managers
};
/// The helpdesk is to open the request again.
struct ReopenRequest {
  std::string note;
};
/// Something from the settings' offers.
struct MakeOffer {
  std::string offer;
  std::optional<int> hundredths;  // of the currency's unit
  std::string note;
};
/// Somebody is told what happens to the case, or is not any more.
struct Watch {
  Person person;
  bool ends = false;
};
using FollowUpCommand =
    std::variant<Assign, Contact, AddNote, Address, WaitForCustomer, Resume, Reopen, Undo, TakeOut,
                 WriteToCustomer, ReopenRequest, MakeOffer, Watch>;

/// Refused: not_found; stale_revision when `revision` is not the case's, or, of what is undone,
/// older than its being addressed; transition_not_allowed;
/// note_required, outcome_required; missing_field; out_of_range for a code that is not in the
/// settings and for more than an offer's limit; forbidden for the agent whose work was rated, and
/// for a message to a customer who wants none. Who else may do it is the caller's to check.
Result<Events> decide_follow_up(const RequestState& state, const Id128& follow_up,
                                std::int64_t revision, const FollowUpCommand& command,
                                const Context& context);

/// Refused: stale_revision, with this field, when `revision` is not the case's.
Result<void> check_revision(const FollowUp& follow_up, std::int64_t revision,
                            std::string_view field);

/// The commands a case takes now of this actor: "assign", "contact", "note", "address", "wait",
/// "resume", "reopen", "undo", "write", "reopen-request", "offer", "merge" (decide_merge),
/// "take-out", "watch".
std::vector<std::string_view> allowed_commands(const RequestState& state, const FollowUp& follow_up,
                                               const Context& context);

}  // namespace amends
