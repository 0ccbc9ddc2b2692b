#include "core/store/verify/row_members.hpp"

#include <optional>

namespace amends {
namespace {

std::string shown(const std::string& text) {
  return text.empty() ? "\"\"" : text;
}

std::string text_of(bool flag) {
  return flag ? "true" : "false";
}
std::string text_of(UtcMillis at) {
  return std::to_string(at.count);
}
std::string text_of(const std::optional<UtcMillis>& at) {
  return at ? text_of(*at) : "none";
}
std::string text_of(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text.append(text.empty() ? "" : ", ").append(item);
  return text;
}

void add_framed(std::string_view part, std::uint64_t& digest) {
  constexpr std::uint64_t prime = 1099511628211ULL;
  const auto add = [&](unsigned char byte) { digest = (digest ^ byte) * prime; };
  for (const char c : part) add(static_cast<unsigned char>(c));
  // A byte that UTF-8 never has ends the part.
  add(0xFF);
}

}  // namespace

std::string to_text(const Damage& damage) {
  std::string text = damage.table + " " + damage.key + ": ";
  if (!damage.member.empty()) text += damage.member + " is ";
  text += shown(damage.stands);
  if (!damage.should.empty()) text += ", should be " + shown(damage.should);
  return text;
}

RowMembers members_of(const RequestRow& row) {
  return {row.request,
          {{"revision", std::to_string(row.revision)},
           {"status", row.status},
           {"cycle", std::to_string(row.cycle)},
           {"completed", text_of(row.completed)},
           {"team", row.team},
           {"queue", row.queue},
           {"agent", row.agent},
           {"wakes_at", text_of(row.wakes_at)}}};
}

RowMembers members_of(const InvitationRow& row) {
  return {to_text(row.invitation),
          {{"request", row.request},
           {"survey", row.survey},
           {"survey_version", std::to_string(row.survey_version)},
           {"language", row.language},
           {"closes_at", text_of(row.closes_at)},
           {"open", text_of(row.open)},
           {"answer", std::to_string(row.answer)},
           {"key_hash", row.key_hash},
           {"answered_at", text_of(row.answered_at)}}};
}

RowMembers members_of(const FollowUpRow& row) {
  return {to_text(row.follow_up),
          {{"request", row.request},
           {"revision", std::to_string(row.revision)},
           {"invitation", to_text(row.invitation)},
           {"cycle", std::to_string(row.cycle)},
           {"state", std::string(enum_text(row.state))},
           {"settles_at", text_of(row.settles_at)},
           {"opened_at", text_of(row.opened_at)},
           {"due_at", text_of(row.due_at)},
           {"paused_until", text_of(row.paused_until)},
           {"closed_at", text_of(row.closed_at)},
           {"began_at", text_of(row.began_at)},
           {"contacted_at", text_of(row.contacted_at)},
           {"late", text_of(row.late)},
           {"imported", text_of(row.imported)},
           {"counted", text_of(row.counted)},
           {"first_bad", text_of(row.moment.first_bad)},
           {"balance_tips", text_of(row.moment.balance_tips)},
           {"good_in_a_row", std::to_string(row.moment.good_in_a_row)},
           {"assignee_id", row.assignee_id},
           {"assignee_name", row.assignee_name},
           {"contacts", std::to_string(row.contacts)},
           {"outcome", row.outcome},
           {"root_cause", row.root_cause},
           {"action", row.action},
           {"merged_into", row.merged_into ? to_text(*row.merged_into) : ""},
           {"merged_into_request", row.merged_into_request},
           {"offers", text_of(row.offers)},
           {"answer", std::to_string(row.answer)},
           {"scale", std::to_string(row.scale)},
           {"survey", row.survey},
           {"survey_version", std::to_string(row.survey_version)},
           {"answered_at", text_of(row.answered_at)},
           {"contact_me", text_of(row.contact_me)},
           {"reasons", text_of(row.reasons)},
           {"url", row.url},
           {"agent", row.agent},
           {"team", row.team},
           {"queue", row.queue},
           {"service", row.service},
           {"touchpoint", row.touchpoint},
           {"channel", row.channel},
           {"organisation", row.organisation},
           {"tags", text_of(row.tags)},
           {"requester_revision", std::to_string(row.requester_revision)},
           {"comment_revision", std::to_string(row.comment_revision)}}};
}

std::string to_text(const AsideKey& key) {
  return to_text(key.invitation).append(" ").append(enum_text(key.kind));
}

RowMembers members_of(const AsideRow& row) {
  return {to_text(row.key()),
          {{"request", row.request},
           {"at", text_of(row.at)},
           {"answer", std::to_string(row.answer)},
           {"evidence", std::string(enum_text(row.evidence))},
           {"reason", row.reason},
           {"scale", std::to_string(row.scale)},
           {"survey", row.survey},
           {"survey_version", std::to_string(row.survey_version)},
           {"url", row.url},
           {"agent", row.agent},
           {"team", row.team},
           {"queue", row.queue},
           {"service", row.service},
           {"touchpoint", row.touchpoint},
           {"channel", row.channel},
           {"organisation", row.organisation},
           {"tags", text_of(row.tags)},
           {"requester_revision", std::to_string(row.requester_revision)},
           {"words_revision", std::to_string(row.words_revision)}}};
}

std::string to_text(const PersonRow& row) {
  return to_text(row.person) + " " + row.request + " since " + text_of(row.at);
}

RowMembers members_of(const PersonRow& row) {
  return {to_text(row), {}};
}

RowMembers members_of(const WatchRow& row) {
  return {to_text(row.follow_up),
          {{"request", row.request},
           {"look_at", text_of(row.look_at)},
           {"settings_revision", std::to_string(row.settings_revision)}}};
}

std::string to_text(const WatcherRow& row) {
  return to_text(row.follow_up) + " by " + row.person;
}

RowMembers members_of(const WatcherRow& row) {
  return {to_text(row), {}};
}

RowMembers members_of(const SavedViewRow& row) {
  return {to_text(row.view) + " of " + row.person,
          {{"of", std::string(enum_text(row.of))},
           {"shared", text_of(row.shared)},
           {"revision", std::to_string(row.revision)},
           {"owner_id", row.owner_id},
           {"owner_name", row.owner_name},
           {"saved_at", text_of(row.saved_at)}}};
}

RowMembers members_of(const KeyRow& row) {
  return {to_text(row.key),
          {{"label", row.label},
           {"role", row.role},
           {"teams", text_of(row.teams)},
           {"queues", text_of(row.queues)},
           {"secret_hash", row.secret_hash},
           {"created_at", text_of(row.created_at)},
           {"revoked", text_of(row.revoked)}}};
}

RowMembers members_of(const TallyDelta& tally) {
  const TallyKey& key = tally.key;
  RowMembers row;
  row.key.append(to_text(key.day)).append(" by day ").append(enum_text(key.cohort));
  if (key.pair.first != Dimension::none) {
    row.key.append(", ").append(enum_text(key.pair.first)).append(" ").append(shown(key.first));
  }
  if (key.pair.second != Dimension::none) {
    row.key.append(", ").append(enum_text(key.pair.second)).append(" ").append(shown(key.second));
  }
  for (std::size_t i = 0; i < measure_count; ++i) {
    row.members.emplace_back(EnumTexts<Measure>::texts[i], std::to_string(tally.counts.values[i]));
  }
  return row;
}

std::uint64_t digest_of(const RowMembers& row) {
  std::uint64_t digest = 14695981039346656037ULL;
  add_framed(row.key, digest);
  for (const auto& [name, value] : row.members) add_framed(value, digest);
  return digest;
}

void add_differences(std::string_view table, const RowMembers& stands, const RowMembers& should,
                     Damages& damages) {
  for (std::size_t i = 0; i < stands.members.size(); ++i) {
    const auto& [name, value] = stands.members[i];
    const std::string& wanted = should.members[i].second;
    if (value == wanted) continue;
    damages.add({std::string(table), stands.key, std::string(name), value, shown(wanted)});
  }
}

Damage superfluous(std::string_view table, const RowMembers& row) {
  return {std::string(table), row.key, "", "the row is there", "absent"};
}

Damage missing(std::string_view table, const RowMembers& row) {
  return {std::string(table), row.key, "", "the row is absent", "there"};
}

}  // namespace amends
