// Reminders under random rules, timers and work, against a reference that is slow and plain.
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/case_life.hpp"

using namespace amends;
using namespace amends::testing;

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
