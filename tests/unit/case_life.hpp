// One case that is lived through under settings, for the tests of reminders.
#pragma once

#include <string>

#include "core/rules/pass_time.hpp"
#include "core/rules/remind.hpp"
#include "core/rules/work_follow_up.hpp"

#include "tests/unit/catch_result.hpp"

namespace amends::testing {

inline constexpr UtcMillis monday{1'795'996'800'000};  // 2026-11-30 00:00
inline const Id128 the_case{{1}};

inline Event event(UtcMillis at, Payload payload) {
  return Event{at, {}, {}, std::move(payload), {}};
}

/// One case, by settings that are given as their document.
class Life {
 public:
  explicit Life(const std::string& settings, UtcMillis since = {}) {
    REQUIRE(settings_.apply(1, event(since, SettingsChanged{settings})));
    state_.id = "17";
    now_ = monday + 9 * hour_ms;
  }

  Life& opened(std::int64_t due_in_ms) {
    Invited invited;
    invited.invitation = InvitationId{1};
    invited.cycle = 1;
    invited.snapshot.team = "Network";
    invited.closes_at = now_ + 900 * day_ms;
    append(invited);
    FollowUpOpened opened{the_case, InvitationId{1}, 1, std::nullopt, now_ + due_in_ms};
    return append(opened);
  }
  Life& append(Payload payload) {
    apply(state_, state_.revision + 1, {}, event(now_, std::move(payload)));
    return *this;
  }
  Life& at(UtcMillis moment) {
    now_ = moment;
    return *this;
  }
  Life& pass(std::int64_t ms) { return at(now_ + ms); }
  Life& work(const FollowUpCommand& command) {
    const auto events =
        decide_follow_up(state_, the_case, follow_up().revision, command, context(manager_));
    REQUIRE(events);
    return take(*events);
  }
  Life& set(const std::string& settings) {
    REQUIRE(settings_.apply(settings_.revision() + 1, event(now_, SettingsChanged{settings})));
    return *this;
  }

  /// What the timer sends: "late,soon to jana,managers"; "" for nothing.
  std::string tick() {
    const Events events = decide_pass_time(state_, context(system_));
    take(events);
    const auto next = next_reminder_at(state_, follow_up(), settings_.current());
    CHECK((!next || *next > now_));
    std::string told;
    for (const Event& item : events) {
      if (const auto* sent = std::get_if<FollowUpReminded>(&item.payload)) told += words(*sent);
    }
    return told;
  }

  const FollowUp& follow_up() const { return state_.follow_ups.back(); }
  const RequestState& state() const { return state_; }
  const Settings& settings() const { return settings_.current(); }
  UtcMillis now() const { return now_; }

 private:
  static std::string words(const FollowUpReminded& sent) {
    std::string text;
    for (const std::string& rule : sent.rules) text.append(text.empty() ? "" : ",").append(rule);
    text += " to ";
    for (const Person& person : sent.people) text.append(person.id).append(",");
    if (sent.managers) text += "managers,";
    text.pop_back();
    return text;
  }
  Life& take(const Events& events) {
    for (const Event& item : events) apply(state_, state_.revision + 1, {}, item);
    return *this;
  }
  Context context(const Actor& actor) const { return {now_, settings_, actor, {}}; }

  SettingsState settings_;
  RequestState state_;
  UtcMillis now_;
  Actor manager_{.kind = ActorKind::staff, .id = "marta", .name = "Marta", .role = Role::manager};
  Actor system_ = system_actor("tick");
};

inline std::string rules(const std::string& list, const std::string& more = "") {
  return R"({"reminders":[)" + list + "]" + more + "}";
}

}  // namespace amends::testing
