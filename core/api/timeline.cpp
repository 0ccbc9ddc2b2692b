#include "core/api/timeline.hpp"

#include <boost/json/array.hpp>
#include <map>
#include <type_traits>

#include "core/model/event_codec.hpp"
#include "core/model/money.hpp"

namespace amends {
namespace {

json::object person_view(const Person& person) {
  return {{"id", person.id}, {"name", person.name.empty() ? person.id : person.name}};
}

// The members of a timeline entry that say what happened; one overload an event that has any.
struct EntryMembers {
  json::object& entry;

  void operator()(const Rated& event) const {
    entry["answer"] = event.answer;
    entry["class"] = enum_text(event.answer_class);
    entry["evidence"] = enum_text(event.evidence);
    if (event.accepted) entry["accepted"] = true;
    tell(event.details);
  }
  void operator()(const Detailed& event) const { tell(event.details); }
  void operator()(const Imported& event) const { entry["answer"] = event.answer; }
  void operator()(const Disputed& event) const {
    entry["answer"] = event.answer;
    entry["evidence"] = enum_text(event.evidence);
    entry["reason"] = event.reason;
  }
  void operator()(const IntentNoted& event) const {
    entry["answer"] = event.answer;
    entry["evidence"] = enum_text(event.evidence);
  }
  void operator()(const Held& event) const {
    entry["answer"] = event.answer;
    entry["evidence"] = enum_text(event.evidence);
  }
  void operator()(const PraiseSent& event) const {
    entry["person"] = person_view(Person{event.agent, {}});
  }
  void operator()(const AskSuppressed& event) const { entry["reason"] = enum_text(event.reason); }
  void operator()(const AskPlanned& event) const { entry["due_at"] = event.due_at.count; }
  void operator()(const RequestCompleted& event) const { entry["cycle"] = event.cycle; }
  void operator()(const FollowUpAssigned& event) const {
    entry["assignee"] =
        event.assignee_id.empty()
            ? json::value()
            : json::value(json::object{{"id", event.assignee_id}, {"name", event.assignee_name}});
    if (event.rule != 0) entry["rule"] = event.rule;
  }
  void operator()(const FollowUpContacted& event) const {
    entry["channel"] = enum_text(event.channel);
    entry["result"] = enum_text(event.result);
  }
  void operator()(const FollowUpWritten& event) const {
    if (event.despite_declined) entry["despite_declined"] = true;
  }
  void operator()(const HelpdeskDone& event) const { entry["task"] = enum_text(event.kind); }
  void operator()(const HelpdeskFailed& event) const {
    entry["task"] = enum_text(event.kind);
    entry["given_up"] = event.given_up;
  }
  void operator()(const FollowUpOffered& event) const {
    entry["offer"] = event.offer;
    if (event.hundredths == 0) return;
    entry["amount"] = amount_text(event.hundredths);
    entry["currency"] = event.currency;
  }
  void operator()(const FollowUpWatched& event) const {
    entry["person"] = person_view(event.person);
    if (event.ended) entry["ended"] = true;
  }
  void operator()(const FollowUpPaused& event) const { entry["until_at"] = event.until_at.count; }
  void operator()(const FollowUpResumed& event) const { entry["reason"] = enum_text(event.reason); }
  void operator()(const FollowUpReminded& event) const {
    json::array people;
    for (const Person& person : event.people) people.push_back(person_view(person));
    entry["overdue"] = event.overdue;
    entry["due_at"] = event.due_at.count;
    entry["rules"] = json::array(event.rules.begin(), event.rules.end());
    entry["to"] = json::object{{"people", std::move(people)}, {"managers", event.managers}};
  }
  void operator()(const FollowUpMerged& event) const { name_case(event.into, event.into_request); }
  void operator()(const FollowUpTookIn& event) const {
    name_case(event.other, event.other_request);
  }
  void operator()(const FollowUpPassedOn& event) const {
    name_case(event.other, event.other_request);
    entry["became"] = enum_text(event.became);
  }
  void operator()(const FollowUpAddressed& event) const {
    if (event.through) name_case(*event.through, event.through_request);
    entry["outcome"] = event.outcome;
    if (!event.root_cause.empty()) entry["root_cause"] = event.root_cause;
    if (!event.action.empty()) entry["action"] = event.action;
  }
  void operator()(const FollowUpVoided& event) const { entry["reason"] = enum_text(event.reason); }
  void operator()(const FollowUpReopened& event) const {
    entry["reason"] = enum_text(event.reason);
  }
  void operator()(const auto&) const {}

  // What came with an answer, or after it.
  void tell(const Details& details) const {
    if (!details.reasons.empty()) {
      entry["reasons"] = json::array(details.reasons.begin(), details.reasons.end());
    }
    if (details.contact_me) entry["contact_me"] = *details.contact_me;
  }
  // The other case of two that are merged.
  void name_case(const Id128& id, const std::string& request) const {
    entry["other"] = json::object{{"id", to_text(id)}, {"request", request}};
  }
};

bool concerns(const Payload& payload, const Id128& follow_up, const InvitationId& invitation) {
  return std::visit(
      [&](const auto& event) {
        if constexpr (requires { event.follow_up.bytes; }) return event.follow_up == follow_up;
        if constexpr (requires { event.invitation; }) return event.invitation == invitation;
        return false;
      },
      payload);
}

// The questions whether amends were made, and the case of each.
using RecoveryInvitations = std::map<InvitationId, Id128>;

RecoveryInvitations recovery_invitations(const std::vector<Services::Placed>& events) {
  RecoveryInvitations found;
  for (const auto& placed : events) {
    const auto* invited = std::get_if<Invited>(&placed.event.payload);
    if (invited != nullptr && invited->follow_up) {
      found.emplace(invited->invitation, *invited->follow_up);
    }
  }
  return found;
}

// The case of an event about such a question or its answer; nothing for others.
const Id128* case_behind(const Payload& payload, const RecoveryInvitations& known) {
  return std::visit(
      [&](const auto& event) -> const Id128* {
        if constexpr (std::is_same_v<decltype(event), const AskPlanned&>) {
          return event.follow_up ? &*event.follow_up : nullptr;
        } else if constexpr (requires { event.invitation; }) {
          const auto found = known.find(event.invitation);
          return found == known.end() ? nullptr : &found->second;
        } else {
          return nullptr;
        }
      },
      payload);
}

}  // namespace

json::object person_view(const EventActor& by) {
  return {{"kind", enum_text(by.kind)}, {"id", by.id}, {"name", by.name.empty() ? by.id : by.name}};
}

json::array timeline_view(const std::vector<Services::Placed>& events, const Id128* only,
                          const InvitationId* invitation) {
  const auto asked_after = recovery_invitations(events);
  json::array timeline;
  for (const auto& [revision, event] : events) {
    const Id128* recovers = case_behind(event.payload, asked_after);
    const bool concerned = only == nullptr || (recovers != nullptr && *recovers == *only) ||
                           concerns(event.payload, *only, *invitation);
    // That a case left another one is told as its reopening.
    if (!concerned || std::holds_alternative<FollowUpLeft>(event.payload)) continue;
    json::object entry{{"revision", revision},
                       {"at", event.at.count},
                       {"type", payload_name(event.payload)},
                       {"by", person_view(event.by)}};
    const std::string& words =
        event.personal.note.empty() ? event.personal.comment : event.personal.note;
    if (!words.empty()) entry["text"] = words;
    const bool written = std::holds_alternative<FollowUpWritten>(event.payload);
    if (written && !event.personal.subject.empty()) entry["subject"] = event.personal.subject;
    if (recovers != nullptr) entry["recovery"] = true;
    std::visit(EntryMembers{entry}, event.payload);
    timeline.push_back(std::move(entry));
  }
  return timeline;
}

}  // namespace amends
