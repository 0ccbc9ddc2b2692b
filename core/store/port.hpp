// The port to the store. A store is bound to one tenant and knows nothing of the product's rules:
// it keeps streams, derived rows, tallies, the outbox and the change feed, and commits a batch of
// them as one.
//
// Every function may fail with one of the store_* codes, or conflict. A store may be used by many
// processes and threads at once; one Store object by one call at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/actor.hpp"
#include "core/report/report_case.hpp"
#include "core/report/report_query.hpp"
#include "core/report/tally.hpp"
#include "core/store/rows.hpp"

namespace amends {

/// Events to append to a stream. `expected_revision` is that of its last event as the writer knew
/// it (0: none); if it has moved on, the whole batch fails with ErrorCode::conflict and nothing is
/// written.
struct Append {
  std::string stream;
  std::int64_t expected_revision = 0;
  std::vector<StoredEvent> events;
};

/// Where in a stream texts are erased: both revisions included.
struct ErasedTexts {
  std::string stream;
  std::int64_t first = 0;
  std::int64_t last = 0;
  /// What hosts said of this request's effects that failed goes too; empty: of none.
  std::string request = {};
};

/// All that one command writes, in one transaction. Rows replace the row with the same id. Tally
/// deltas are added; a key may stand more than once.
struct WriteBatch {
  std::vector<Append> appends;
  std::vector<RequestRow> requests;
  std::vector<InvitationRow> invitations;
  std::vector<FollowUpRow> follow_ups;
  std::vector<WatchRow> watches;
  /// Cases that are not watched any more; an absent one does no harm.
  std::vector<Id128> watches_gone;
  /// Texts beside events that are removed, with their salts.
  std::vector<ErasedTexts> erased;
  std::vector<SavedViewRow> saved_views;
  /// An absent one does no harm.
  std::vector<SavedViewKey> saved_views_gone;
  std::vector<WatcherRow> watchers;
  /// An absent one does no harm.
  std::vector<WatcherRow> watchers_gone;
  std::vector<PersonRow> people;
  /// An absent one does no harm.
  std::vector<PersonRow> people_gone;
  std::vector<AsideRow> asides;
  /// Rows of answers that stand aside no longer; an absent one does no harm.
  std::vector<AsideKey> asides_gone;
  std::vector<KeyRow> keys;
  std::vector<TallyDelta> tallies;
  std::vector<OutboxEntry> outbox;
  /// Follow-ups whose mail.send entries are removed, leased or not, before `outbox` is added.
  std::vector<Id128> cancelled_mail_of;
  /// The same of their webhook.send entries.
  std::vector<Id128> cancelled_webhooks_of;
  std::vector<ChangeEntry> changes;  // positions are given by the store, in this order
};

struct InvitationFound {
  InvitationRow row;
  std::int64_t settings_revision = 0;  // of the stream "settings", read together with the row
};

/// Which follow-ups a list shows. Empty members do not restrict.
struct FollowUpQuery {
  std::vector<FollowUpState> states;
  std::optional<std::string> assignee;  // an id; empty text: nobody
  std::optional<std::string> watcher;   // an id
  Scopes scopes;                        // rows must lie in one of the teams and one of the queues
  std::string team;
  std::string queue;
  std::vector<ReportFilter> filters;  // on other dimensions
  std::optional<int> answer;
  /// [from, before) of the answer, or of the case's opening where no answer stands any more.
  std::optional<UtcMillis> answered_from;
  std::optional<UtcMillis> answered_before;
  std::string request;
  /// A part of request id, customer's name, mail, phone, subject or comment. ASCII letters match in
  /// either case.
  std::string search;
  std::optional<bool> contact_me;
  std::optional<bool> settling_at_now;  // settles_at > now
  std::optional<bool> overdue;          // waiting and due_at < now
  std::optional<bool> paused;           // it is the customer's turn
  UtcMillis now;
  enum class Sort : std::uint8_t { urgency, newest, moment } sort = Sort::urgency;
  std::size_t limit = 50;
  /// The place after which the page begins: the sort value and id of the last item before it.
  /// urgency: by due_at (none last), then opened_at, then id. newest: by opened_at descending, then
  /// id. moment: moments of truth first, then as urgency.
  struct Cursor {
    std::int64_t sort_value = 0;
    std::int64_t opened_at = 0;
    Id128 follow_up;
    bool ordinary = false;  // looked at by moment alone: it was no moment of truth
  };
  std::optional<Cursor> after;
};

/// The due_at that follow-ups without one sort by: behind all others.
inline constexpr std::int64_t never_due = INT64_MAX;

/// A row with the personal text it points to; nothing where it was erased.
struct FollowUpFound {
  FollowUpRow row;
  std::optional<std::string> requester;  // encode_personal() text
  std::optional<std::string> comment;
};

struct FollowUpCounts {
  std::int64_t waiting = 0;
  std::int64_t overdue = 0;
  std::int64_t due_today = 0;  // due in [now, today_ends)
  std::int64_t mine = 0;
  std::int64_t unassigned = 0;
  std::int64_t contact_me = 0;
  std::int64_t settling = 0;
  std::int64_t paused = 0;
  std::int64_t watching = 0;
};

/// Which answers that stand aside are meant. Empty members do not restrict.
struct AsideQuery {
  std::optional<AsideKind> kind;
  std::vector<ReportFilter> filters;
  std::optional<UtcMillis> from;    // at >= from
  std::optional<UtcMillis> before;  // at < before
  bool undated_too = false;         // also those without a date, whatever the moments
  std::size_t limit = 50;
  /// The place after which the page begins: the last item before it.
  struct Cursor {
    UtcMillis at;
    AsideKey key;
  };
  std::optional<Cursor> after;
};

/// A row with the personal text it points to; nothing where it was erased.
struct AsideFound {
  AsideRow row;
  std::optional<std::string> requester;  // encode_personal() text
  std::optional<std::string> words;
};

/// How many stand aside, by kind.
struct AsideCounts {
  std::array<std::int64_t, EnumTexts<AsideKind>::texts.size()> values{};
  std::int64_t& operator[](AsideKind kind) { return values[static_cast<std::size_t>(kind)]; }
  std::int64_t operator[](AsideKind kind) const { return values[static_cast<std::size_t>(kind)]; }
};

/// A row with the personal text it points to; nothing where it was erased.
struct SavedViewFound {
  SavedViewRow row;
  std::optional<std::string> text;  // encode_personal()
};

/// Which of a person's requests are meant.
struct PersonQuery {
  Id128 person;
  std::size_t limit = 50;
  /// The place after which the page begins: the last item before it.
  struct Cursor {
    UtcMillis at;
    std::string request;
  };
  std::optional<Cursor> after;
};

/// Texts old enough to go: those with one of `contents` told up to a moment, of requests without a
/// waiting case, one that ended later, a later text with one of `prolonging` or, where identities
/// prolong, a later question (the event invited). Bits as of contents_of().
struct AgedTextQuery {
  unsigned contents = 0;
  unsigned prolonging = 0;
  UtcMillis until;
  std::size_t limit = 50;  // requests
};
/// From so many attempts on, a mail that still waits is not merely late.
inline constexpr int min_failed_attempts = 3;

struct OutboxState {
  std::int64_t waiting = 0;         // entries not acknowledged and due, leased or not
  std::optional<UtcMillis> oldest;  // not_before of the first of them
  std::int64_t given_up = 0;        // not among those that wait
  std::int64_t mails_given_up = 0;  // … of these: mail.send
  std::int64_t mails_failing = 0;   // mail.send that waits and was tried min_failed_attempts times
};

/// Which entries of the outbox a list shows.
struct OutboxQuery {
  std::vector<std::string> kinds;
  bool given_up = false;
  std::optional<UtcMillis> due_at;  // not_before <= this, and leased to nobody then
  std::size_t limit = 50;
};

/// What becomes of an effect that could not be carried out.
struct Setback {
  Id128 effect;
  UtcMillis not_before;  // when it comes again
  std::string error;
  bool give_up = false;  // it does not
};

/// What can be seen, without writing, of whether more can be written.
struct StoreRoom {
  bool writable = true;
  std::optional<std::int64_t> free_bytes;  // for this process; none: not known here
};

class Store {
 public:
  virtual ~Store() = default;

  /// "memory", "sqlite" …, and the version of the schema.
  virtual std::string_view kind() const = 0;
  virtual Result<int> schema_version() = 0;
  virtual StoreRoom room() = 0;

  // --- history ---
  /// Events of a stream with a revision greater than `after`, oldest first, with their personal
  /// text.
  virtual Result<std::vector<StoredEvent>> events(std::string_view stream,
                                                  std::int64_t after = 0) = 0;
  /// Calls `visit(stream, event)` for every event, ordered by stream and revision, until it returns
  /// false.
  virtual Result<void> each_event(
      const std::function<bool(std::string_view stream, const StoredEvent& event)>& visit) = 0;

  /// Writes the batch whole or not at all. Failure other than conflict or store_busy leaves it
  /// unknown whether it was written (a commit whose answer was lost): the op makes a retry safe.
  virtual Result<void> commit(const WriteBatch& batch) = 0;

  // --- look-ups ---
  virtual Result<std::optional<InvitationFound>> find_invitation(InvitationId invitation) = 0;
  virtual Result<std::optional<FollowUpFound>> find_follow_up(const Id128& follow_up) = 0;
  virtual Result<std::optional<KeyRow>> find_key_by_hash(std::string_view secret_hash) = 0;
  /// By created_at, then id.
  virtual Result<std::vector<KeyRow>> keys() = 0;

  // --- lists and figures ---
  virtual Result<std::vector<FollowUpFound>> follow_ups(const FollowUpQuery& query) = 0;
  /// Of the query only scopes, team, queue, assignee and now are used; `me` is whose "mine" is, and
  /// who watches.
  virtual Result<FollowUpCounts> count_follow_ups(const FollowUpQuery& query, std::string_view me,
                                                  UtcMillis today_ends) = 0;
  /// Requests whose follow-up has settles_at <= now or paused_until <= now, or whose open
  /// invitation has closes_at <= now: at most `limit` request ids, each once, ordered by the first
  /// of these times, then by id.
  virtual Result<std::vector<std::string>> due_requests(UtcMillis now, std::size_t limit) = 0;
  /// Cases to be looked at, at most `limit`: first those whose row was made with an earlier
  /// revision of the settings, by that and id; then others with look_at <= now, by that and id.
  virtual Result<std::vector<WatchRow>> due_watches(UtcMillis now, std::int64_t settings_revision,
                                                    std::size_t limit) = 0;
  /// Puts another row, or none, in the place of `was`; does nothing where that is not there as it
  /// was.
  virtual Result<void> replace_watch(const WatchRow& was, const std::optional<WatchRow>& is) = 0;
  /// Sums of the tallies, ordered by value and day; rows of zeros only are left out.
  virtual Result<std::vector<TallySum>> tally(const TallyQuery& query) = 0;
  /// Waiting follow-ups with due_at < now, per value of `group`, as Measure::cases, ordered by
  /// value and without day; asked of an index, not tallied. Follow-ups whose case belongs to the
  /// filter's values only, when there is a filter, and that were answered within answered_from and
  /// answered_before, where they are given. Days are not looked at.
  virtual Result<std::vector<TallySum>> overdue(const TallyQuery& query, UtcMillis now) = 0;

  /// Calls `visit` for every counted case of the query, in no order, until it returns false.
  virtual Result<void> each_counted_case(const CaseQuery& query,
                                         const std::function<bool(const ReportCase&)>& visit) = 0;

  /// Newest first: by at, then invitation, then kind, all descending.
  virtual Result<std::vector<AsideFound>> asides(const AsideQuery& query) = 0;
  /// Limit and place are not looked at.
  virtual Result<AsideCounts> count_asides(const AsideQuery& query) = 0;

  // --- saved views ---
  /// Those of one person; of nobody in particular, all that are shared. By person, then id.
  virtual Result<std::vector<SavedViewFound>> saved_views(
      const std::optional<std::string>& person) = 0;

  // --- people ---
  /// Newest first: by at, then request, both descending.
  virtual Result<std::vector<PersonRow>> requests_of(const PersonQuery& query) = 0;
  /// Keeps it where the store is not: what is brought back from a copy is behind it. There before
  /// the call returns.
  virtual Result<void> note_erasure(const Erasure& erasure) = 0;
  /// All that was noted, in that order.
  virtual Result<std::vector<Erasure>> erasures() = 0;
  /// Makes the bytes of what was removed go from wherever the store keeps more than the present.
  /// False when others are in the way at this moment: to be called again.
  virtual Result<bool> wipe() = 0;

  // --- retention ---
  /// Requests with such texts, by the oldest of them and their streams; each once.
  virtual Result<std::vector<std::string>> aged_texts(const AgedTextQuery& query) = 0;
  /// How many such texts there are, in all requests.
  virtual Result<std::int64_t> count_aged_texts(const AgedTextQuery& query) = 0;
  /// Removes up to `limit` entries of the kinds with not_before <= until that are not leased to
  /// anybody at `now`, oldest first; says how many there were.
  virtual Result<std::int64_t> drop_undelivered(const std::vector<std::string>& kinds,
                                                UtcMillis until, UtcMillis now,
                                                std::size_t limit) = 0;
  /// How many that would be without a limit.
  virtual Result<std::int64_t> count_undelivered(const std::vector<std::string>& kinds,
                                                 UtcMillis until, UtcMillis now) = 0;

  // --- outbox ---
  /// Leases to `consumer` up to `limit` entries of the kinds that are due (not_before <= now), not
  /// given up and not leased to anybody at `now` (lease_until > now), by not_before and id, until
  /// now + lease_ms. Counts the attempt.
  virtual Result<std::vector<OutboxEntry>> lease(std::string_view consumer,
                                                 const std::vector<std::string>& kinds,
                                                 UtcMillis now, std::int64_t lease_ms,
                                                 std::size_t limit) = 0;
  /// Removes entries leased to `consumer`, also when the lease is over and nobody else has it; says
  /// how many there were.
  virtual Result<std::int64_t> acknowledge(std::string_view consumer,
                                           const std::vector<Id128>& effects) = 0;
  /// Those of the effects that are leased to `consumer`, by id.
  virtual Result<std::vector<OutboxEntry>> leased(std::string_view consumer,
                                                  const std::vector<Id128>& effects) = 0;
  /// Gives entries leased to `consumer` back; says how many there were.
  virtual Result<std::int64_t> give_back(std::string_view consumer,
                                         const std::vector<Setback>& setbacks) = 0;
  /// Lets entries that were given up wait again from `now` on, with no attempt counted; says how
  /// many there were.
  virtual Result<std::int64_t> revive(const std::vector<Id128>& effects, UtcMillis now) = 0;
  /// By not_before and id.
  virtual Result<std::vector<OutboxEntry>> outbox(const OutboxQuery& query) = 0;
  virtual Result<OutboxState> outbox_state(UtcMillis now) = 0;

  // --- change feed ---
  /// Entries behind position `after`, oldest first.
  virtual Result<std::vector<ChangeEntry>> changes(std::int64_t after, std::size_t limit) = 0;
  virtual Result<std::int64_t> last_position() = 0;

  // --- marks: small facts that are no history (the last tick) ---
  virtual Result<std::optional<std::string>> mark(std::string_view name) = 0;
  virtual Result<void> set_mark(std::string_view name, std::string_view value) = 0;

  // --- verification: everything derived, in the order of its key; tallies not all zero ---
  virtual Result<void> each_request(const std::function<bool(const RequestRow&)>& visit) = 0;
  virtual Result<void> each_invitation(const std::function<bool(const InvitationRow&)>& visit) = 0;
  virtual Result<void> each_follow_up(const std::function<bool(const FollowUpRow&)>& visit) = 0;
  virtual Result<void> each_aside(const std::function<bool(const AsideRow&)>& visit) = 0;
  virtual Result<void> each_person(const std::function<bool(const PersonRow&)>& visit) = 0;
  virtual Result<void> each_watch(const std::function<bool(const WatchRow&)>& visit) = 0;
  virtual Result<void> each_watcher(const std::function<bool(const WatcherRow&)>& visit) = 0;
  virtual Result<void> each_saved_view(const std::function<bool(const SavedViewRow&)>& visit) = 0;
  virtual Result<void> each_tally(const std::function<bool(const TallyDelta&)>& visit) = 0;
};

}  // namespace amends
