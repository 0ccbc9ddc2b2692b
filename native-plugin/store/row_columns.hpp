// The columns of each row, in one list that names, binds and reads them. Behind the tenant, the
// first key_columns of them are its key.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "core/store/rows.hpp"

namespace amends {

/// A moment that stands in its column as the greatest number when there is none, to sort last.
template <class Moment>
struct SortsLast {
  Moment& at;
};
template <class Moment>
SortsLast(Moment&) -> SortsLast<Moment>;

/// A column that is worked out from the others when a row is written, and not read.
struct Derived {
  bool value;
};

template <class Row>
struct RowTable;

template <class Row>
inline constexpr std::size_t key_columns = 1;
template <>
inline constexpr std::size_t key_columns<AsideRow> = 2;
template <>
inline constexpr std::size_t key_columns<PersonRow> = 3;
template <>
inline constexpr std::size_t key_columns<WatcherRow> = 2;
template <>
inline constexpr std::size_t key_columns<SavedViewRow> = 2;

template <>
struct RowTable<RequestRow> {
  static constexpr std::string_view name = "requests";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("request", row.request);
    visit("revision", row.revision);
    visit("status", row.status);
    visit("cycle", row.cycle);
    visit("completed", row.completed);
    visit("team", row.team);
    visit("queue", row.queue);
    visit("agent", row.agent);
    visit("wakes_at_ms", row.wakes_at);
  }
};

template <>
struct RowTable<InvitationRow> {
  static constexpr std::string_view name = "invitations";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("invitation", row.invitation);
    visit("request", row.request);
    visit("survey", row.survey);
    visit("survey_version", row.survey_version);
    visit("language", row.language);
    visit("closes_at_ms", row.closes_at);
    visit("is_open", row.open);
    visit("answer", row.answer);
    visit("key_hash", row.key_hash);
    visit("answered_at_ms", row.answered_at);
  }
};

template <>
struct RowTable<FollowUpRow> {
  static constexpr std::string_view name = "follow_ups";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("follow_up", row.follow_up);
    visit("request", row.request);
    visit("revision", row.revision);
    visit("invitation", row.invitation);
    visit("cycle", row.cycle);
    visit("state", row.state);
    visit("is_waiting", Derived{is_waiting(row.state)});
    visit("settles_at_ms", row.settles_at);
    visit("opened_at_ms", row.opened_at);
    visit("due_at_ms", SortsLast{row.due_at});
    visit("paused_until_ms", row.paused_until);
    visit("closed_at_ms", row.closed_at);
    visit("began_at_ms", row.began_at);
    visit("contacted_at_ms", row.contacted_at);
    visit("late", row.late);
    visit("imported", row.imported);
    visit("counted", row.counted);
    visit("first_bad", row.moment.first_bad);
    visit("balance_tips", row.moment.balance_tips);
    visit("good_in_a_row", row.moment.good_in_a_row);
    visit("is_ordinary", Derived{!row.moment.is_one()});
    visit("assignee_id", row.assignee_id);
    visit("assignee_name", row.assignee_name);
    visit("contacts", row.contacts);
    visit("outcome", row.outcome);
    visit("root_cause", row.root_cause);
    visit("action", row.action);
    visit("merged_into", row.merged_into);
    visit("merged_into_request", row.merged_into_request);
    visit("offers", row.offers);
    visit("answer", row.answer);
    visit("scale", row.scale);
    visit("survey", row.survey);
    visit("survey_version", row.survey_version);
    visit("answered_at_ms", row.answered_at);
    visit("contact_me", row.contact_me);
    visit("reasons", row.reasons);
    visit("url", row.url);
    visit("agent", row.agent);
    visit("team", row.team);
    visit("queue", row.queue);
    visit("service", row.service);
    visit("touchpoint", row.touchpoint);
    visit("channel", row.channel);
    visit("organisation", row.organisation);
    visit("tags", row.tags);
    visit("requester_revision", row.requester_revision);
    visit("comment_revision", row.comment_revision);
  }
};

template <>
struct RowTable<AsideRow> {
  static constexpr std::string_view name = "asides";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("invitation", row.invitation);
    visit("kind", row.kind);
    visit("request", row.request);
    visit("at_ms", row.at);
    visit("answer", row.answer);
    visit("evidence", row.evidence);
    visit("reason", row.reason);
    visit("scale", row.scale);
    visit("survey", row.survey);
    visit("survey_version", row.survey_version);
    visit("url", row.url);
    visit("agent", row.agent);
    visit("team", row.team);
    visit("queue", row.queue);
    visit("service", row.service);
    visit("touchpoint", row.touchpoint);
    visit("channel", row.channel);
    visit("organisation", row.organisation);
    visit("tags", row.tags);
    visit("requester_revision", row.requester_revision);
    visit("words_revision", row.words_revision);
  }
};

template <>
struct RowTable<PersonRow> {
  static constexpr std::string_view name = "people";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("person", row.person);
    visit("at_ms", row.at);
    visit("request", row.request);
  }
};

template <>
struct RowTable<WatchRow> {
  static constexpr std::string_view name = "watches";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("follow_up", row.follow_up);
    visit("request", row.request);
    visit("look_at_ms", row.look_at);
    visit("settings_revision", row.settings_revision);
  }
};

template <>
struct RowTable<WatcherRow> {
  static constexpr std::string_view name = "watchers";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("person", row.person);
    visit("follow_up", row.follow_up);
  }
};

template <>
struct RowTable<SavedViewRow> {
  static constexpr std::string_view name = "saved_views";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("person", row.person);
    visit("saved_view", row.view);
    visit("view_of", row.of);
    visit("shared", row.shared);
    visit("revision", row.revision);
    visit("owner_id", row.owner_id);
    visit("owner_name", row.owner_name);
    visit("saved_at_ms", row.saved_at);
  }
};

template <>
struct RowTable<OutboxEntry> {
  static constexpr std::string_view name = "outbox";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("effect", row.effect);
    visit("kind", row.kind);
    visit("request", row.request);
    visit("revision", row.revision);
    visit("follow_up", row.follow_up);
    visit("payload", row.payload);
    visit("not_before_ms", row.not_before);
    visit("lease_until_ms", row.lease_until);
    visit("consumer", row.consumer);
    visit("attempts", row.attempts);
    visit("last_error", row.last_error);
    visit("given_up", row.given_up);
  }
};

template <>
struct RowTable<KeyRow> {
  static constexpr std::string_view name = "api_keys";
  template <class Self, class Visit>
  static void columns(Self& row, Visit& visit) {
    visit("api_key", row.key);
    visit("label", row.label);
    visit("role", row.role);
    visit("teams", row.teams);
    visit("queues", row.queues);
    visit("secret_hash", row.secret_hash);
    visit("created_at_ms", row.created_at);
    visit("revoked", row.revoked);
  }
};

}  // namespace amends
