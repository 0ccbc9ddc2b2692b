// Which rules remind staff of a case, and when.
#include "core/rules/remind.hpp"

#include <map>
#include <random>
#include <string>

#include "core/rules/pass_time.hpp"
#include "core/rules/work_follow_up.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr UtcMillis monday{1'795'996'800'000};  // 2026-11-30 00:00
const Id128 the_case{{1}};

Event event(UtcMillis at, Payload payload) {
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

std::string rules(const std::string& list, const std::string& more = "") {
  return R"({"reminders":[)" + list + "]" + more + "}";
}

const std::string soon =
    R"({"id":"soon","before_due_s":14400,"to":{"assignee":true},"repeat":{"every_s":3600,"at_most":2}})";
const std::string late = R"({"id":"late","after_due_s":0,"to":{"assignee":true,"managers":true}})";
const std::string very_late =
    R"({"id":"very late","after_due_s":28800,"to":{"people":[{"id":"olga","name":"Olga"}]}})";

const Assign to_jana{{"jana", "Jana"}};

}  // namespace

TEST_CASE("a rule reminds once before a case is due, another once after", "[remind]") {
  Life life(rules(soon + "," + late));
  life.opened(48 * hour_ms).work(to_jana);
  CHECK(life.pass(44 * hour_ms - 1).tick().empty());
  CHECK(life.pass(1).tick() == "soon to jana");
  life.work(AddNote{"Called"});
  CHECK(life.pass(4 * hour_ms - 1).tick().empty());
  CHECK(life.pass(1).tick() == "late to jana,managers");
  CHECK(life.pass(900 * hour_ms).tick().empty());
}

TEST_CASE("a reminder is repeated until somebody does something, and not for ever", "[remind]") {
  Life life(rules(soon));
  life.opened(48 * hour_ms).work(to_jana).pass(44 * hour_ms);
  CHECK(life.tick() == "soon to jana");
  CHECK(life.pass(hour_ms - 1).tick().empty());
  CHECK(life.pass(1).tick() == "soon to jana");
  SECTION("two times more") {
    CHECK(life.pass(hour_ms).tick() == "soon to jana");
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("assigned") {
    life.work(Assign{{"olga", "Olga"}});
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("tried to reach") {
    life.work(Contact{ContactChannel::phone, ContactResult::not_reached, ""});
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("noted") {
    life.work(AddNote{"Tomorrow"});
    CHECK(life.pass(hour_ms).tick().empty());
  }
  SECTION("given by a rule, which is nobody's doing") {
    life.append(FollowUpAssigned{the_case, "olga", "Olga", 1});
    CHECK(life.pass(hour_ms).tick() == "soon to olga");
  }
}

TEST_CASE("after a pause of the timer one reminder says it all, to each once", "[remind]") {
  Life life(rules(soon + "," + late + "," + very_late));
  life.opened(48 * hour_ms).work(to_jana);
  CHECK(life.pass(200 * hour_ms).tick() == "very late,late,soon to olga,jana,managers");
  life.work(AddNote{"Seen"});
  CHECK(life.pass(200 * hour_ms).tick().empty());
}

TEST_CASE("nobody is reminded of what is settling, waits for the customer or is closed",
          "[remind]") {
  Life life(rules(soon + "," + late));
  life.opened(48 * hour_ms).pass(47 * hour_ms);
  SECTION("settling") {
    life.append(FollowUpReopened{the_case, ReopenReason::dissatisfied_again,
                                 life.now() + 2 * hour_ms, life.now() + hour_ms});
    CHECK(life.pass(hour_ms + 1).tick().empty());
    CHECK(life.pass(hour_ms).tick() == "late,soon to managers");
  }
  SECTION("waiting for the customer, and again when work goes on") {
    life.work(WaitForCustomer{life.now() + 50 * hour_ms, "The log"});
    CHECK(life.pass(49 * hour_ms).tick().empty());
    CHECK(life.pass(hour_ms).tick() == "soon to managers");
  }
  SECTION("addressed") {
    life.work(Address{"fixed", "New router"});
    CHECK(life.pass(20 * hour_ms).tick().empty());
  }
  SECTION("withdrawn") {
    life.append(FollowUpWithdrawn{the_case, true});
    CHECK(life.pass(20 * hour_ms).tick().empty());
  }
}

TEST_CASE("with another due time reminders begin anew", "[remind]") {
  Life life(rules(late));
  life.opened(hour_ms).pass(hour_ms);
  CHECK(life.tick() == "late to managers");
  life.append(FollowUpDueChanged{the_case, life.now() + hour_ms});
  CHECK(life.tick().empty());
  CHECK(life.pass(hour_ms).tick() == "late to managers");
}

TEST_CASE("who is away, or nobody, is never who is told alone", "[remind]") {
  const std::string absent =
      R"(,"absences":[{"person":"jana","from":"2026-11-30","until":"2026-12-04"},)"
      R"({"person":"olga","from":"2026-11-30","until":"2026-12-01"}])";
  const std::string to_jana_alone = R"({"id":"a","after_due_s":0,"to":{"assignee":true}})";
  const std::string to_olga_alone =
      R"({"id":"b","after_due_s":0,"to":{"people":[{"id":"olga"},{"id":"lukas"}]}})";
  SECTION("nobody has the case") {
    Life life(rules(to_jana_alone));
    CHECK(life.opened(hour_ms).pass(hour_ms).tick() == "a to managers");
  }
  SECTION("the assignee is absent") {
    Life life(rules(to_jana_alone, absent));
    CHECK(life.opened(hour_ms).work(to_jana).pass(hour_ms).tick() == "a to managers");
  }
  SECTION("one of two is there") {
    Life life(rules(to_olga_alone, absent));
    CHECK(life.opened(hour_ms).pass(hour_ms).tick() == "b to lukas");
  }
  SECTION("both are there") {
    Life life(rules(to_olga_alone, absent));
    CHECK(life.opened(72 * hour_ms).pass(72 * hour_ms).tick() == "b to olga,lukas");
  }
}

TEST_CASE("a rule is for the cases that its condition fits", "[remind]") {
  Life life(
      rules(R"({"id":"a","when":{"teams":["LA"]},"after_due_s":0,"to":{"managers":true}},)"
            R"({"id":"b","when":{"teams":["Network"]},"after_due_s":0,"to":{"managers":true}})"));
  CHECK(life.opened(hour_ms).pass(hour_ms).tick() == "b to managers");
}

TEST_CASE("a new rule does not make up for what was due before it", "[remind]") {
  Life life("{}");
  life.opened(hour_ms).pass(9 * hour_ms);
  life.set(rules(late + "," + very_late));
  CHECK(life.tick() == "very late to olga");
  SECTION("one that stays as it is goes on") {
    life.set(rules(R"({"id":"later","after_due_s":36000,"to":{"managers":true}},)" + very_late));
    CHECK(life.pass(hour_ms).tick().empty());
    CHECK(life.pass(hour_ms).tick() == "later to managers");
  }
}

TEST_CASE("before and after are counted in the team's working time", "[remind]") {
  const std::string hours =
      R"(,"working_hours":[{"id":"desk","week":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]]}}])";
  Life life(rules(soon + "," + very_late, hours));
  life.opened(day_ms + 2 * hour_ms);  // Tuesday 11:00
  CHECK(life.at(monday + 15 * hour_ms - 1).tick().empty());
  CHECK(life.at(monday + 15 * hour_ms).tick() == "soon to managers");
  life.work(AddNote{"Seen"});
  CHECK(life.at(monday + 7 * day_ms + 11 * hour_ms - 1).tick().empty());
  CHECK(life.at(monday + 7 * day_ms + 11 * hour_ms).tick() == "very late to olga");
}

namespace {

// What should happen, by looking at every ten minutes of every day: slow, and plain.
class SlowReference {
 public:
  static constexpr std::int64_t grain_ms = 10 * minute_ms;

  struct Rule {
    std::string id;
    std::int64_t offset_ms;
    std::int64_t every_ms;  // 0: not again
    std::int64_t at_most;
  };
  explicit SlowReference(std::vector<Rule> rules) : rules_(std::move(rules)) {}

  void due(std::optional<UtcMillis> at) {
    due_ = at;
    sent_.clear();
  }
  void done_something() {
    for (auto& [id, sent] : sent_) sent.seen = true;
  }
  std::string tick(UtcMillis now) {
    std::string told;
    std::int64_t last = INT64_MAX;
    while (const Rule* rule = latest_below(last, now)) {
      told.append(told.empty() ? "" : ",").append(rule->id);
      last = rule->offset_ms;
      Sent& sent = sent_[rule->id];
      sent.at = now;
      ++sent.times;
    }
    return told.empty() ? told : told + " to managers";
  }

 private:
  struct Sent {
    UtcMillis at;
    std::int64_t times = 0;
    bool seen = false;
  };

  static bool is_working(UtcMillis at) {
    const std::int64_t minute = at.count % day_ms / minute_ms;
    return weekday(Day{static_cast<std::int32_t>(at.count / day_ms)}) < 5 && minute >= 9 * 60 &&
           minute < 17 * 60;
  }
  static std::int64_t worked(UtcMillis from, UtcMillis to) {
    std::int64_t ms = 0;
    for (UtcMillis at = from; at < to; at = at + grain_ms) ms += is_working(at) ? grain_ms : 0;
    return ms;
  }
  bool is_due(const Rule& rule, UtcMillis now) const {
    if (!due_) return false;
    const auto sent = sent_.find(rule.id);
    if (sent != sent_.end()) {
      return rule.every_ms > 0 && !sent->second.seen && sent->second.times <= rule.at_most &&
             worked(sent->second.at, now) >= rule.every_ms;
    }
    if (rule.offset_ms < 0) return now >= *due_ || worked(now, *due_) <= -rule.offset_ms;
    return now >= *due_ && worked(*due_, now) >= rule.offset_ms;
  }
  const Rule* latest_below(std::int64_t offset_ms, UtcMillis now) const {
    const Rule* latest = nullptr;
    for (const Rule& rule : rules_) {
      if (rule.offset_ms >= offset_ms || !is_due(rule, now)) continue;
      if (latest == nullptr || rule.offset_ms > latest->offset_ms) latest = &rule;
    }
    return latest;
  }

  std::vector<Rule> rules_;
  std::optional<UtcMillis> due_;
  std::map<std::string, Sent> sent_;
};

std::string document_of(const std::vector<SlowReference::Rule>& all) {
  std::string list;
  for (const auto& rule : all) {
    list += list.empty() ? "" : ",";
    list += R"({"id":")" + rule.id + R"(","to":{"managers":true},)";
    list += rule.offset_ms < 0 ? R"("before_due_s":)" + std::to_string(-rule.offset_ms / second_ms)
                               : R"("after_due_s":)" + std::to_string(rule.offset_ms / second_ms);
    if (rule.every_ms > 0) {
      list += R"(,"repeat":{"every_s":)" + std::to_string(rule.every_ms / second_ms) +
              R"(,"at_most":)" + std::to_string(rule.at_most) + "}";
    }
    list += "}";
  }
  std::string days;
  for (const char* day : {"mon", "tue", "wed", "thu", "fri"}) {
    days.append(days.empty() ? "" : ",")
        .append("\"")
        .append(day)
        .append(R"(":[["09:00","17:00"]])");
  }
  return rules(list, R"(,"working_hours":[{"id":"desk","week":{)" + days + "}}]");
}

}  // namespace

TEST_CASE("whenever the timer comes, and whatever is done, the reference says the same",
          "[remind]") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    std::mt19937 engine(seed);
    const auto below = [&](std::int64_t n) {
      return static_cast<std::int64_t>(engine() % static_cast<std::uint32_t>(n));
    };
    const auto some = [&](std::int64_t n) { return (1 + below(n)) * SlowReference::grain_ms; };
    std::vector<SlowReference::Rule> all;
    for (int i = 0; i < 4; ++i) {
      const std::int64_t sign = i < 2 ? -1 : 1;
      // Apart from one another, so that the order is the same.
      const std::int64_t offset_ms = sign * (some(60) + (i % 2) * 100 * SlowReference::grain_ms);
      all.push_back({"r" + std::to_string(i), offset_ms,
                     below(2) == 0 ? 0 : (2 + below(20)) * SlowReference::grain_ms, 1 + below(3)});
    }
    Life life(document_of(all));
    SlowReference reference(all);
    const std::int64_t due_ms = some(600);
    life.opened(due_ms);
    reference.due(life.now() + due_ms);
    for (int step = 0; step < 80; ++step) {
      life.pass(some(below(6) == 0 ? 300 : 20));
      INFO("seed " << seed << ", step " << step << ", " << to_text(life.now()));
      switch (below(12)) {
        case 0:
          life.work(AddNote{"Seen"});
          reference.done_something();
          break;
        case 1: {
          if (life.follow_up().pause) break;
          const UtcMillis at = life.now() + some(400);
          life.append(FollowUpDueChanged{the_case, at});
          reference.due(at);
          break;
        }
        case 2:
          life.append(FollowUpPaused{the_case, life.now() + 800 * day_ms});
          reference.due(std::nullopt);
          break;
        case 3: {
          if (!life.follow_up().pause) break;
          const UtcMillis at = life.now() + some(400);
          life.append(FollowUpResumed{the_case, ResumeReason::person, at});
          reference.due(at);
          break;
        }
        default:
          break;
      }
      REQUIRE(life.tick() == reference.tick(life.now()));
      REQUIRE(life.tick().empty());
    }
  }
}
