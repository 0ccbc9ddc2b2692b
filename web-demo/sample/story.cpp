#include "web-demo/sample/story.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace amends::demo {
namespace {

constexpr int history_days = 350;
// A change to the VPN went wrong lately: there is something to make good.
constexpr std::int64_t bad_days = 6;
constexpr int first_id = 2001;

// The standard's distributions differ between libraries; the engine does not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::size_t end) {
    return static_cast<std::uint32_t>(engine_() % static_cast<std::uint32_t>(end));
  }
  bool hit(unsigned per_thousand) { return below(1000) < per_thousand; }
  template <class Items>
  const auto& pick(const Items& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937 engine_;
};

// A comment in the customer's language, else in English.
std::string comment_for(Dice& dice, std::string_view language,
                        std::span<const SampleComment> comments) {
  std::vector<std::string_view> fitting;
  for (const SampleComment& comment : comments) {
    if (comment.language == language) fitting.push_back(comment.text);
  }
  if (fitting.empty()) return comment_for(dice, "en", comments);
  return std::string(dice.pick(fitting));
}

SampleProgress progress_for(Dice& dice, std::int64_t age_ms) {
  if (dice.hit(50)) return SampleProgress::changed_mind;
  if (age_ms > 5 * day_ms) return SampleProgress::addressed;
  constexpr std::array fresh = {SampleProgress::untouched, SampleProgress::untouched,
                                SampleProgress::untouched, SampleProgress::assigned,
                                SampleProgress::contacted};
  constexpr std::array recent = {SampleProgress::assigned, SampleProgress::contacted,
                                 SampleProgress::addressed, SampleProgress::addressed,
                                 SampleProgress::addressed};
  return dice.pick(age_ms < 2 * day_ms ? fresh : recent);
}

void make_unhappy(Dice& dice, const SampleRequest& request, UtcMillis now, SampleAnswer& answer) {
  constexpr std::array<std::string_view, 6> reasons = {
      "too_long", "not_solved", "had_to_ask_again", "hard_to_understand", "not_solved", "too_long"};
  answer.answer = dice.hit(450) ? 1 : 2;
  if (dice.hit(700)) {
    answer.comment = comment_for(dice, request.customer->language, sample_complaints());
  }
  if (dice.hit(600)) answer.reasons.emplace_back(dice.pick(reasons));
  answer.contact_me = dice.hit(300);
  answer.progress = progress_for(dice, now - answer.at);
}

std::optional<SampleAnswer> answer_for(Dice& dice, const SampleRequest& request, UtcMillis now) {
  const bool lately = now - request.completed_at < bad_days * day_ms;
  if (!dice.hit(lately ? 800 : 560)) return std::nullopt;
  SampleAnswer answer;
  answer.at = request.completed_at + hour_ms / 4 + dice.below(40) * hour_ms;
  if (answer.at > now + -hour_ms) return std::nullopt;
  if (dice.hit(request.team->unhappy_per_thousand * (lately ? 3 : 1))) {
    make_unhappy(dice, request, now, answer);
    return answer;
  }
  answer.answer = dice.hit(130) ? 3 : dice.hit(450) ? 4 : 5;
  if (answer.answer > 3 && dice.hit(250)) {
    answer.comment = comment_for(dice, request.customer->language, sample_praises());
  }
  return answer;
}

SampleRequest request_for(Dice& dice, UtcMillis completed_at) {
  SampleRequest request;
  request.completed_at = completed_at;
  request.customer = &dice.pick(sample_customers());
  request.team = &dice.pick(sample_teams());
  request.agent = &dice.pick(request.team->agents);
  const bool german = request.customer->language == "de";
  request.subject = dice.pick(german ? request.team->german_subjects : request.team->subjects);
  request.language = german ? "de" : "en";
  return request;
}

// Monday to Friday, in working hours: two or three requests a day, eight times as many lately.
void add_day(Dice& dice, Day day, UtcMillis now, std::vector<SampleRequest>& story) {
  if (weekday(day) > 4) return;
  const bool lately = now.count / day_ms - day.count < bad_days;
  for (std::uint32_t left = (2 + dice.below(2)) * (lately ? 8 : 1); left > 0; --left) {
    const std::int64_t minute = 8 * 60 + dice.below(9 * 60);
    const UtcMillis at{day.count * day_ms + minute * 60 * second_ms};
    if (at > now + -6 * hour_ms) continue;
    SampleRequest request = request_for(dice, at);
    request.answer = answer_for(dice, request, now);
    story.push_back(std::move(request));
  }
}

// The visitor's own: one customer and subject each, completed within the last hours.
void add_stage(Dice& dice, UtcMillis now, std::vector<SampleRequest>& story) {
  for (std::size_t i = 0; i < 8; ++i) {
    SampleRequest request =
        request_for(dice, now + -static_cast<std::int64_t>(8 - i) * 40 * 60 * second_ms);
    request.customer = &sample_customers()[i * 3];
    request.team = &sample_teams()[i % sample_teams().size()];
    request.agent = &request.team->agents[i % request.team->agents.size()];
    const bool german = request.customer->language == "de";
    const auto subjects = german ? request.team->german_subjects : request.team->subjects;
    request.subject = subjects[i / 4 % subjects.size()];
    request.language = german ? "de" : "en";
    request.is_stage = true;
    story.push_back(std::move(request));
  }
}

// How it came in, and what it was marked with. No dice: they fall as they fell without it.
void mark(SampleRequest& request, std::size_t place, UtcMillis now) {
  request.channel = place % 5 == 1 ? "phone" : place % 5 == 3 ? "chat" : "mail";
  const bool lately = now - request.completed_at < bad_days * day_ms;
  if (lately && request.team == &sample_teams().front()) request.tags.emplace_back("vpn-change");
  if (request.team == &sample_teams().back()) request.tags.emplace_back("hardware");
  if (place % 9 == 0) request.tags.emplace_back("asked-before");
}

}  // namespace

std::vector<SampleRequest> sample_story(UtcMillis now, std::uint32_t seed) {
  Dice dice(seed);
  std::vector<SampleRequest> story;
  const auto today = static_cast<std::int32_t>(now.count / day_ms);
  for (std::int32_t day = today - history_days; day <= today; ++day) {
    add_day(dice, Day{day}, now, story);
  }
  add_stage(dice, now, story);
  std::stable_sort(story.begin(), story.end(),
                   [](const auto& a, const auto& b) { return a.completed_at < b.completed_at; });
  for (std::size_t i = 0; i < story.size(); ++i) {
    story[i].id = std::to_string(first_id + static_cast<int>(i));
    mark(story[i], i, now);
  }
  return story;
}

}  // namespace amends::demo
