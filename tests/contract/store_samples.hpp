// Rows and events for tests of the store, told apart by a number.
#pragma once

#include <random>
#include <string>

#include "core/store/port.hpp"

namespace amends::testing {

/// Repeatable chance, the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : engine_(seed) {}
  /// 0..below-1.
  int below(int below) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(below)); }
  bool coin() { return below(2) == 0; }
  std::string one_of(const std::string& prefix, int count) {
    return prefix + std::to_string(below(count));
  }

 private:
  std::mt19937 engine_;
};

inline Id128 sample_id(int number) {
  Id128 id;
  // The first byte sorts, and uses all eight bits.
  id.bytes[0] = static_cast<std::uint8_t>(number * 37);
  id.bytes[14] = static_cast<std::uint8_t>(number >> 8);
  id.bytes[15] = static_cast<std::uint8_t>(number);
  return id;
}

inline StoredEvent sample_event(std::int64_t revision) {
  StoredEvent event;
  event.revision = revision;
  event.at = {1'764'000'000'000 + revision};
  event.name = "rated";
  event.body = R"({"data":{"answer":)" + std::to_string(revision) + "}}";
  event.hash.fill(static_cast<std::uint8_t>(revision));
  return event;
}

inline StoredEvent sample_event(std::int64_t revision, const std::string& personal_text) {
  StoredEvent event = sample_event(revision);
  event.personal = StoredPersonal{{1, 2, 3, static_cast<std::uint8_t>(revision)}, personal_text};
  return event;
}

inline bool same(const StoredEvent& a, const StoredEvent& b) {
  const bool same_personal = a.personal.has_value() == b.personal.has_value() &&
                             (!a.personal || (a.personal->salt == b.personal->salt &&
                                              a.personal->text == b.personal->text));
  return a.revision == b.revision && a.at == b.at && a.name == b.name && a.body == b.body &&
         a.hash == b.hash && same_personal;
}

inline Append sample_append(const std::string& stream, std::int64_t after, int count = 1) {
  Append append{stream, after, {}};
  for (int i = 1; i <= count; ++i) append.events.push_back(sample_event(after + i));
  return append;
}

inline RequestRow sample_request(const std::string& id) {
  return {id, 3, "dissatisfied", 2, true, "Network", "VPN", "jana", std::nullopt};
}

inline InvitationRow sample_invitation(std::uint64_t id, const std::string& request) {
  InvitationRow row;
  row.invitation = {id};
  row.request = request;
  row.survey = "default";
  row.survey_version = 2;
  row.language = "de";
  row.closes_at = {5'000};
  row.answer = 1;
  row.key_hash = "abc";
  row.answered_at = UtcMillis{4'000};
  return row;
}

inline FollowUpRow sample_follow_up(int number, const std::string& request) {
  FollowUpRow row;
  row.follow_up = sample_id(number);
  row.request = request;
  row.revision = 7;
  row.invitation = {static_cast<std::uint64_t>(number)};
  row.cycle = 1;
  row.opened_at = {1'000 + number};
  row.due_at = UtcMillis{9'000 + number};
  row.answer = 1;
  row.scale = 5;
  row.survey = "default";
  row.survey_version = 1;
  row.answered_at = {900};
  row.url = "https://help.example.org/issues/17";
  row.agent = "jana";
  row.team = "Network";
  row.queue = "VPN";
  row.service = "Remote access";
  row.touchpoint = "request-resolved";
  row.channel = "mail";
  row.organisation = "Finance";
  row.tags = {"vpn", "a \"quoted\" one"};
  return row;
}

inline AsideRow sample_aside(std::uint64_t invitation, AsideKind kind, std::int64_t at) {
  AsideRow row;
  row.invitation = {invitation};
  row.kind = kind;
  row.request = "17";
  row.at = {at};
  row.answer = 2;
  row.evidence = Evidence::dwell;
  row.scale = 5;
  row.survey = "default";
  row.survey_version = 1;
  row.url = "https://help.example.org/issues/17";
  row.agent = "jana";
  row.team = "Network";
  row.queue = "VPN";
  row.service = "Remote access";
  row.touchpoint = "request-resolved";
  row.channel = "mail";
  row.organisation = "Finance";
  row.tags = {"vpn", "a \"quoted\" one"};
  return row;
}

inline OutboxEntry sample_effect(int number, std::int64_t not_before) {
  OutboxEntry entry;
  entry.effect = sample_id(number);
  entry.kind = "satisfaction.changed";
  entry.request = "17";
  entry.revision = 4;
  entry.payload = R"({"status":"dissatisfied"})";
  entry.not_before = {not_before};
  return entry;
}

inline TallyDelta sample_tally(Cohort cohort, DimensionPair pair, const std::string& first,
                               const std::string& second, int day, std::int64_t answered) {
  TallyDelta delta{{cohort, pair, first, second, Day{day}}, {}};
  delta.counts[Measure::answered] = answered;
  return delta;
}

}  // namespace amends::testing
