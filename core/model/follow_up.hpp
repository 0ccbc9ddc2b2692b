// The case that a dissatisfied rating opens, and the states it moves through.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_text.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/actor.hpp"
#include "core/model/given_offer.hpp"
#include "core/model/helpdesk_task.hpp"
#include "core/model/merged_case.hpp"
#include "core/model/moment.hpp"

namespace amends {

enum class FollowUpState : std::uint8_t {
  open,
  assigned,
  contacted,
  addressed,
  withdrawn,
  voided,
  merged,  // another case takes care of it
};

template <>
struct EnumTexts<FollowUpState> {
  static constexpr std::array<std::string_view, 7> texts = {
      "open", "assigned", "contacted", "addressed", "withdrawn", "voided", "merged"};
};

/// The case itself is to be worked.
constexpr bool is_waiting(FollowUpState state) {
  return state <= FollowUpState::contacted;
}

/// Somebody is still owed amends, by this case or the one that takes care of it.
constexpr bool is_owed(FollowUpState state) {
  return is_waiting(state) || state == FollowUpState::merged;
}

/// The case stands in the figures: owed or addressed.
constexpr bool is_standing(FollowUpState state) {
  return is_owed(state) || state == FollowUpState::addressed;
}

enum class ContactChannel : std::uint8_t { phone, mail, chat, in_person, other };
template <>
struct EnumTexts<ContactChannel> {
  static constexpr std::array<std::string_view, 5> texts = {"phone", "mail", "chat", "in_person",
                                                            "other"};
};

enum class ContactResult : std::uint8_t { reached, not_reached, left_message };
template <>
struct EnumTexts<ContactResult> {
  static constexpr std::array<std::string_view, 3> texts = {"reached", "not_reached",
                                                            "left_message"};
};

enum class VoidReason : std::uint8_t { held, excluded, erased, request_deleted };
template <>
struct EnumTexts<VoidReason> {
  static constexpr std::array<std::string_view, 4> texts = {"held", "excluded", "erased",
                                                            "request_deleted"};
};

enum class ReopenReason : std::uint8_t {
  dissatisfied_again,
  recovery_failed,
  person,
  restored,        // a manager put the rating back
  confirmed,       // it was held, and the customer said which answer is meant
  taken_out,       // somebody took it out of the case that took care of it
  let_go,          // that case ended without amends
  undone,          // that it was addressed was a mistake, and is taken back
  contact_wanted,  // the customer asks to be contacted all the same
};
template <>
struct EnumTexts<ReopenReason> {
  static constexpr std::array<std::string_view, 9> texts = {
      "dissatisfied_again", "recovery_failed", "person", "restored",      "confirmed",
      "taken_out",          "let_go",          "undone", "contact_wanted"};
};

/// It was merged, and stands for itself again.
constexpr bool ends_merge(ReopenReason reason) {
  return reason == ReopenReason::taken_out || reason == ReopenReason::let_go;
}

/// Somebody of the staff wants it open again, whatever the customer says.
constexpr bool is_by_hand(ReopenReason reason) {
  return reason == ReopenReason::person || reason == ReopenReason::undone;
}

/// The case goes on about the same answer: what seemed done was not.
constexpr bool goes_on(ReopenReason reason) {
  return is_by_hand(reason) || reason == ReopenReason::recovery_failed ||
         reason == ReopenReason::contact_wanted || ends_merge(reason);
}

/// What ended the waiting for the customer.
enum class ResumeReason : std::uint8_t { person, customer, until_passed };
template <>
struct EnumTexts<ResumeReason> {
  static constexpr std::array<std::string_view, 3> texts = {"person", "customer", "until_passed"};
};

/// The customer's turn: working time stands still.
struct Pause {
  UtcMillis began_at;
  UtcMillis until;                  // at the latest
  std::optional<UtcMillis> due_at;  // what the case was due at
};

/// That a case was addressed, for who takes it back.
struct Addressing {
  std::int64_t revision = 0;   // of its event
  std::optional<Pause> pause;  // that it ended
  bool was_answered = false;   // the customer has said since whether it is good
};

/// That it was opened again after staff knew of it, the last time.
struct Reopening {
  ReopenReason reason = ReopenReason::person;
  EventActor by;
  std::int64_t revision = 0;  // of its event
  int times = 0;              // so often, but for what was undone
};

/// What was sent by a rule of the settings about the due time that holds.
struct SentReminder {
  std::string rule;  // its id
  UtcMillis at;      // the last time
  int times = 0;
  bool acknowledged = false;  // somebody has done something about the case since
};

struct FollowUp {
  Id128 id;
  InvitationId invitation;
  int cycle = 1;
  std::int64_t revision =
      0;              // of the stream, when the case or the answer it stands on last changed
  Day day = undated;  // of the answer that opened it
  FollowUpState state = FollowUpState::open;
  UtcMillis opened_at;
  std::optional<UtcMillis> settles_at;  // none: settled
  std::optional<UtcMillis> due_at;      // none while paused
  UtcMillis due_since;                  // from when that due time holds
  std::optional<Pause> pause;
  std::optional<Person> assignee;
  int contacts = 0;  // attempts, reached or not
  bool reached = false;
  std::string outcome;
  std::string root_cause;  // empty: nobody said
  std::string action;
  std::optional<UtcMillis> closed_at;
  std::optional<VoidReason> void_reason;
  bool withdrawn_after_settling = false;  // counted as withdrawn; within the grace period it is not
  std::vector<SentReminder> reminders;    // about the due time that holds
  /// The clock of the reports. It begins anew only where the answer that counts is a new one.
  UtcMillis began_at;
  std::optional<UtcMillis> contacted_at;  // first reached, or a message left, since then
  bool late = false;                      // a due time passed since then before amends were made
  bool imported = false;                  // nobody could know of it when its answer was given
  bool recovery_failed = false;           // the customer said that it is not good now
  bool dissatisfied = false;              // an answer was, at its beginning or since
  Moment moment;                          // of the answer that opened it
  HelpdeskTasks tasks;
  std::vector<GivenOffer> offers;        // oldest first
  std::vector<Person> watchers;          // who are told what happens to it
  EventActor turned_by;                  // who closed it or opened it again, the last time
  std::optional<Addressing> addressing;  // the last one, while it holds
  bool told = false;                     // it has ended once that staff knew of it
  std::optional<Reopening> reopening;
  std::optional<CasePlace> merged_into;  // that takes care of it, or with which it was addressed
  std::optional<CasePlace> left;         // that took care of it, and does not know yet
  std::vector<TakenIn> taken_in;         // oldest first

  /// Nothing is left to be done or known about it.
  bool is_gone() const {
    return state == FollowUpState::withdrawn || state == FollowUpState::voided;
  }
  /// Nobody is notified yet, and nobody has worked on it.
  bool is_settling(UtcMillis now) const {
    return state == FollowUpState::open && contacts == 0 && settles_at && now < *settles_at;
  }
  /// As if it had never been addressed. What another case brought about, that one takes back.
  bool can_be_undone() const {
    return state == FollowUpState::addressed && addressing && !addressing->was_answered &&
           !merged_into;
  }
  bool is_watched_by(std::string_view person) const {
    return std::any_of(watchers.begin(), watchers.end(),
                       [&](const Person& each) { return each.id == person; });
  }
  /// What becomes of the cases that it takes care of.
  MergeStep step_of_taken_in() const {
    if (is_owed(state)) return MergeStep::merged;
    return state == FollowUpState::addressed ? MergeStep::addressed : MergeStep::released;
  }
  /// Other cases are still to be told what became of this one.
  bool has_news() const {
    return left || std::any_of(taken_in.begin(), taken_in.end(), [&](const TakenIn& each) {
             return each.known != step_of_taken_in();
           });
  }
  /// Somebody is to be reminded of it as its due time comes.
  bool can_be_reminded_of() const { return is_waiting(state) && due_at && !settles_at; }
};

}  // namespace amends
