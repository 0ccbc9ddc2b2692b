// A request as its stream tells it: what every decision is made from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/model/event.hpp"

namespace amends {

/// Of a request, and what the host shows in its lists.
enum class SatisfactionStatus : std::uint8_t {
  not_asked,
  asked,
  satisfied,
  neutral,
  dissatisfied,
  addressed,
};
template <>
struct EnumTexts<SatisfactionStatus> {
  static constexpr std::array<std::string_view, 6> texts = {
      "not_asked", "asked", "satisfied", "neutral", "dissatisfied", "addressed"};
};

/// The answer that stands for an invitation.
struct Rating {
  int answer = 0;
  AnswerClass answer_class = AnswerClass::neutral;
  Evidence evidence = Evidence::explicit_;
  UtcMillis at;
  UtcMillis first_at;  // when the first answer was given: the edit window begins here
  AnswerClass first_class = AnswerClass::neutral;  // of that answer
  Day day;  // undated: imported without a date, and `at` is when that was
  std::string key_hash;
  std::string page;  // the page load it was pressed on; empty: no page of ours
  Details details;
  std::int64_t comment_revision = 0;  // the event beside which the comment lies; 0: none
  /// Of the answer that stood when it was said: words go on with an answer that replaces it.
  AnswerClass comment_class = AnswerClass::neutral;
  std::vector<std::int64_t> earlier_comments;  // the same of those it replaced, oldest first
  bool imported = false;
};

/// An answer that was given and does not count: too weak, by somebody else, or contradicting.
struct AsideAnswer {
  enum class Kind : std::uint8_t { intent, disputed, held } kind = Kind::intent;
  int answer = 0;  // 0: none, but words
  Evidence evidence = Evidence::link;
  std::string reason;  // of a disputed one
  std::string page;
  UtcMillis at;
  std::int64_t revision = 0;  // of its event
};
template <>
struct EnumTexts<AsideAnswer::Kind> {
  static constexpr std::array<std::string_view, 3> texts = {"intent", "disputed", "held"};
};

/// One ask and what became of it.
struct Invitation {
  InvitationId id;
  int cycle = 1;
  std::string touchpoint;
  std::string survey;
  int survey_version = 1;
  int scale = 5;
  std::string language;
  Snapshot snapshot;
  UtcMillis asked_at;
  Day day;
  UtcMillis closes_at;
  bool unsolicited = false;
  bool imported = false;
  bool expired = false;
  bool held = false;
  bool excluded = false;
  std::int64_t excluded_revision = 0;  // of the event that did it
  std::optional<Rating> rating;
  std::optional<UtcMillis> changed_at;  // when an answer was last replaced or taken back
  bool mailed = false;                  // by a mail of its own
  std::optional<Id128> recovery_of;     // asks whether amends were made in this case
  std::optional<UtcMillis> remind_at;   // the next reminder; only while it waits_for_answer()
  int reminders = 0;                    // that were sent
  bool praise_sent = false;             // the agent has been told of the good answer
  std::vector<AsideAnswer> aside;       // oldest first

  /// The last answer of a kind that stands aside, or nothing.
  const AsideAnswer* last_aside(AsideAnswer::Kind kind) const;
  /// The disputed answer that can be accepted: the last one, while it is newer than the rating.
  const AsideAnswer* waiting_dispute() const;
  /// The answer that contradicts the rating, while that is held.
  const AsideAnswer* contradiction() const;
  /// The last answer that was too weak, while no other counts.
  const AsideAnswer* open_intent() const;
  /// The question is about the request, and the answer in the figures of satisfaction.
  bool is_about_request() const { return !recovery_of; }
  bool is_open(UtcMillis now) const { return !expired && !imported && now < closes_at; }
  /// The rating, if it stands and nothing speaks against it.
  const Rating* counted() const { return rating && !held && !excluded ? &*rating : nullptr; }
};

/// An ask that is to be sent later.
struct PlannedAsk {
  int cycle = 1;
  std::string touchpoint;
  std::string language;
  UtcMillis due_at;
  std::optional<Id128> follow_up;  // whether amends were made in this case
};

/// An op that was carried out, for answering its repetition.
struct OpRecord {
  std::string op;
  std::string body_hash;
  std::int64_t revision = 0;
};

struct Requester {
  std::string id;
  std::string name;
  std::string mail;
  std::string phone;

  bool can_be_contacted() const { return !id.empty() || !mail.empty() || !phone.empty(); }
};

/// From an event on, who the requester was (person_text()); empty: somebody without id and mail
/// address, or who was erased.
struct Naming {
  std::string who;
  UtcMillis at;
  std::int64_t revision = 0;
};

/// A text that lies beside an event: when it was told, and what it holds (contents_of()).
struct KeptText {
  std::int64_t revision = 0;
  UtcMillis at;
  unsigned contents = 0;
};

/// Of what is to be done as soon as somebody comes to it.
inline constexpr UtcMillis at_once{};

struct RequestState {
  std::string id;
  std::int64_t revision = 0;
  Digest head{};       // hash of the last event
  bool known = false;  // the host told about it
  bool completed = false;
  bool deleted = false;
  int cycle = 0;  // of the last completion; 0: never completed
  Snapshot snapshot;
  Requester requester;
  std::int64_t requester_revision = 0;
  std::vector<Naming> named;           // oldest first; two that follow each other differ
  std::optional<UtcMillis> erased_at;  // when a requester was last erased
  std::string subject;
  std::string language;
  std::string url;
  std::optional<Resolution> resolution;
  std::vector<Invitation> invitations;
  std::vector<PlannedAsk> planned_asks;
  std::vector<Suppression> suppressions;  // oldest first
  std::vector<FollowUp> follow_ups;
  std::vector<OpRecord> ops;
  std::vector<KeptText> texts;  // that were not erased, oldest first

  Invitation* find(InvitationId id);
  const Invitation* find(InvitationId id) const;
  FollowUp* find(const Id128& id);
  const FollowUp* find(const Id128& id) const;
  const OpRecord* find_op(std::string_view op) const;
  /// Why the last ask of this cycle and touchpoint was not sent; nothing when none was held back.
  const Suppression* last_suppression(int cycle, std::string_view touchpoint) const;
  /// The ask of this cycle that is to be sent later; nothing when none is.
  const PlannedAsk* planned_ask(std::string_view touchpoint) const;
  /// Whether a reminder of the invitation makes sense: nobody answered, and the request stands as
  /// it was asked about.
  bool waits_for_answer(const Invitation& invitation) const;
  /// When a planned ask or a reminder is due next, or at_once where a case has news for another.
  std::optional<UtcMillis> wakes_at() const;
  /// The last follow-up that an invitation opened, if any.
  const FollowUp* follow_up_of(InvitationId id) const;
};

/// What an event does to the request. `revision` and `hash` are its place in the stream. Applying
/// the events of a stream in order to an empty state gives the state; there is no other way to make
/// one.
void apply(RequestState& state, std::int64_t revision, const Digest& hash, const Event& event);

/// The status of the latest cycle: `addressed` once its follow-up is; else the worst counted answer
/// of its recipients; else `asked` where somebody was asked.
SatisfactionStatus status_of(const RequestState& state);

/// Whether the customer said that amends were made in a case; nothing where no answer counts.
std::optional<bool> recovered(const RequestState& state, const Id128& follow_up);
/// Of the last case of the latest cycle that has such an answer.
std::optional<bool> recovered(const RequestState& state);

/// The invitation whose rating decides a cycle: the worst counted answer, the customer's own before
/// staff's, the latest among equals. Nothing when no rating counts.
const Invitation* deciding(const RequestState& state, int cycle);

}  // namespace amends
