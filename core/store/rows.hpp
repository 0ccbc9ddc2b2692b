// Current rows: derived from the history in the transaction that appends to it, for lists and
// look-ups. They hold no text that can be erased, but point to the event beside which it lies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/model/answer.hpp"
#include "core/model/evidence.hpp"
#include "core/model/follow_up.hpp"
#include "core/model/view_events.hpp"

namespace amends {

/// Personal text beside an event: the salt of its commitment, and the text as encode_personal()
/// wrote it.
struct StoredPersonal {
  Bytes salt;
  std::string text;
  unsigned contents = 0;  // contents_of() it
};

/// One event as it is kept. `hash` is the keyed hash of this event and the hash before it.
struct StoredEvent {
  std::int64_t revision = 0;  // 1, 2, 3 … within its stream
  UtcMillis at;
  std::string name;
  std::string body;
  Digest hash{};
  std::optional<StoredPersonal> personal;
};

/// A request, found by its id.
struct RequestRow {
  std::string request;
  std::int64_t revision = 0;  // of its stream
  std::string status;         // satisfaction status
  int cycle = 0;
  bool completed = false;
  std::string team;
  std::string queue;
  std::string agent;
  std::optional<UtcMillis> wakes_at;  // when an ask, a reminder or news of a case is due
  friend bool operator==(const RequestRow&, const RequestRow&) = default;
};

/// An invitation, found by the id in its link: what the rating page needs, in one read.
struct InvitationRow {
  InvitationId invitation;
  std::string request;
  std::string survey;
  int survey_version = 0;
  std::string language;
  UtcMillis closes_at;
  bool open = true;  // not expired, cancelled or erased
  int answer = 0;    // 0: none stands
  std::string key_hash;
  std::optional<UtcMillis> answered_at;  // of the first answer; none: nobody answered

  /// An answer was given and waits for the press that says which one is meant.
  bool is_held() const { return answer == 0 && answered_at.has_value(); }
  friend bool operator==(const InvitationRow&, const InvitationRow&) = default;
};

/// A follow-up, as the list shows it.
struct FollowUpRow {
  Id128 follow_up;
  std::string request;
  std::int64_t revision = 0;  // of the request's stream when the case last changed
  InvitationId invitation;
  int cycle = 0;
  FollowUpState state = FollowUpState::open;
  std::optional<UtcMillis> settles_at;  // set while it is settling and nobody has worked on it
  UtcMillis opened_at;
  std::optional<UtcMillis> due_at;
  std::optional<UtcMillis> paused_until;  // set while it is the customer's turn
  std::optional<UtcMillis> closed_at;
  // As in FollowUp: what reports of times are made of.
  UtcMillis began_at;
  std::optional<UtcMillis> contacted_at;
  bool late = false;
  bool imported = false;
  bool counted = false;  // it stands, and its rating is not taken out of the figures
  Moment moment;
  std::string assignee_id;
  std::string assignee_name;
  int contacts = 0;
  std::string outcome;
  std::string root_cause;
  std::string action;
  std::optional<Id128> merged_into;  // as in FollowUp
  std::string merged_into_request;
  std::vector<std::string> offers;  // offer_text() of each, oldest first
  int answer = 0;
  int scale = 0;
  std::string survey;
  int survey_version = 0;
  UtcMillis answered_at;  // 0: nobody knows (imported without a date), or no answer stands
  bool contact_me = false;
  std::vector<std::string> reasons;
  std::string url;
  std::string agent;
  std::string team;
  std::string queue;
  std::string service;
  std::string touchpoint;
  std::string channel;
  std::string organisation;
  std::vector<std::string> tags;
  std::int64_t requester_revision =
      0;  // the event beside which the requester and subject lie; 0: none
  std::int64_t comment_revision = 0;  // … the comment
  friend bool operator==(const FollowUpRow&, const FollowUpRow&) = default;
};

/// Why an answer stands beside the counted ones. In the order of their texts: stores sort by it.
enum class AsideKind : std::uint8_t { disputed, excluded, held, intent };
template <>
struct EnumTexts<AsideKind> {
  static constexpr std::array<std::string_view, 4> texts = {"disputed", "excluded", "held",
                                                            "intent"};
};

struct AsideKey {
  InvitationId invitation;
  AsideKind kind = AsideKind::intent;
  friend auto operator<=>(const AsideKey&, const AsideKey&) = default;
};

/// An answer that was given and is in no figure, for as long as that is so; one of a kind an
/// invitation at most.
struct AsideRow {
  InvitationId invitation;
  AsideKind kind = AsideKind::intent;
  std::string request;
  UtcMillis at;  // of the answer; 0: nobody knows (imported without a date)
  int answer = 0;
  Evidence evidence = Evidence::link;
  std::string reason;  // of a disputed one
  int scale = 0;
  std::string survey;
  int survey_version = 0;
  std::string url;
  std::string agent;
  std::string team;
  std::string queue;
  std::string service;
  std::string touchpoint;
  std::string channel;
  std::string organisation;
  std::vector<std::string> tags;
  std::int64_t requester_revision = 0;  // as in FollowUpRow
  std::int64_t words_revision = 0;      // … the customer's words, or the manager's

  AsideKey key() const { return {invitation, kind}; }
  friend bool operator==(const AsideRow&, const AsideRow&) = default;
};

/// When a case is to be looked at, because a rule of the settings may remind somebody of it. Beside
/// each case that one can be reminded of. By the settings' revision that it was made with: under
/// another one the case is to be looked at now.
struct WatchRow {
  Id128 follow_up;
  std::string request;
  std::optional<UtcMillis> look_at;  // none: no rule will
  std::int64_t settings_revision = 0;
  friend bool operator==(const WatchRow&, const WatchRow&) = default;
};

/// Somebody of the staff who is told what happens to a case.
struct WatcherRow {
  std::string person;  // as the helpdesk knows him
  Id128 follow_up;
  friend bool operator==(const WatcherRow&, const WatcherRow&) = default;
  friend bool operator<(const WatcherRow& a, const WatcherRow& b) {
    return std::tie(a.person, a.follow_up) < std::tie(b.person, b.follow_up);
  }
};

struct SavedViewKey {
  std::string person;  // a keyed hash, in hex (History::person)
  Id128 view;
  friend bool operator==(const SavedViewKey&, const SavedViewKey&) = default;
  friend bool operator<(const SavedViewKey& a, const SavedViewKey& b) {
    return std::tie(a.person, a.view) < std::tie(b.person, b.view);
  }
};

/// A choice of the list or the report that somebody of the staff named.
struct SavedViewRow {
  std::string person;
  Id128 view;
  ViewOf of = ViewOf::follow_ups;
  bool shared = false;
  std::int64_t revision = 0;  // the event beside which its name and query lie
  std::string owner_id;
  std::string owner_name;
  UtcMillis saved_at;

  SavedViewKey key() const { return {person, view}; }
  friend bool operator==(const SavedViewRow&, const SavedViewRow&) = default;
};

/// A person who was the requester of a request: by a keyed hash that tells nobody who it is
/// (History::person). Goes when the person is erased.
struct PersonRow {
  Id128 person;
  UtcMillis at;  // when the request first named the person
  std::string request;
  friend bool operator==(const PersonRow&, const PersonRow&) = default;
  // Emscripten's library cannot compare texts in three ways.
  friend bool operator<(const PersonRow& a, const PersonRow& b) {
    return std::tie(a.person, a.at, a.request) < std::tie(b.person, b.at, b.request);
  }
};

/// That a person was erased: kept outside of the store too, so that it is done again where an older
/// copy is brought back.
struct Erasure {
  Id128 person;
  UtcMillis at;  // what named the person up to then goes
  friend bool operator==(const Erasure&, const Erasure&) = default;
};

/// Work for the outside: an effect that the host carries out and acknowledges. Holds references
/// only; what a mail says is made when it is leased.
struct OutboxEntry {
  Id128 effect;
  std::string kind;  // satisfaction.changed, mail.send, webhook.send, request.reply, request.reopen
  std::string request;
  std::int64_t revision = 0;       // of the stream when it was made
  std::optional<Id128> follow_up;  // of all but the status; mail.send: or a mark, as below
  std::string payload;             // JSON members of the effect, without personal text
  UtcMillis not_before;
  std::optional<UtcMillis> lease_until;
  std::string consumer;  // who holds the lease
  int attempts = 0;
  std::string last_error;  // why the last attempt failed; empty: none did
  bool given_up = false;   // waits for nobody but who asks for it by its id
  friend bool operator==(const OutboxEntry&, const OutboxEntry&) = default;
};

/// What a mail about an invitation is found by, where a mail about a case has the case's id: eight
/// zero bytes, and the invitation's. Ids of cases are 128 unpredictable bits.
inline Id128 invitation_mark(InvitationId invitation) {
  Id128 mark;
  for (std::size_t i = 0; i < 8; ++i) {
    mark.bytes[15 - i] = static_cast<std::uint8_t>(invitation.value >> (8 * i));
  }
  return mark;
}

/// The same for the mail about its praise, so that what ends the asking leaves that alone.
inline Id128 praise_mark(InvitationId invitation) {
  Id128 mark = invitation_mark(invitation);
  mark.bytes[7] = 1;
  return mark;
}

/// One line of the change feed.
struct ChangeEntry {
  std::int64_t position = 0;  // given by the store at commit: 1, 2, 3 … per tenant
  std::string kind;           // request, rating, follow_up, settings
  std::string id;             // of the follow-up or invitation; of the request otherwise
  std::string request;        // empty for settings
  UtcMillis at;
};

/// A machine's bearer key, found by the hash of its secret.
struct KeyRow {
  Id128 key;
  std::string label;
  std::string role;
  std::vector<std::string> teams;
  std::vector<std::string> queues;
  std::string secret_hash;
  UtcMillis created_at;
  bool revoked = false;
  friend bool operator==(const KeyRow&, const KeyRow&) = default;
};

}  // namespace amends
