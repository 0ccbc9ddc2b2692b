#include "bench/sample.hpp"

#include <array>
#include <ostream>
#include <string>

#include "native-plugin/abi/testing/split_mix.hpp"

namespace amends::bench {
namespace {

constexpr std::int64_t first_day = 19'700;  // 2023-12-09
constexpr std::int64_t days = 730;

class Dice {
 public:
  explicit Dice(std::int64_t number) : chance_(static_cast<std::uint64_t>(number)) {}
  std::int64_t below(std::uint64_t limit) {
    return static_cast<std::int64_t>(chance_.next() % limit);
  }

 private:
  testing::SplitMix64 chance_;
};

int answer_of(Dice& dice) {
  if (dice.below(100) >= 70) return 0;
  return dice.below(100) < 70 ? static_cast<int>(4 + dice.below(2))
                              : static_cast<int>(1 + dice.below(3));
}

}  // namespace

RatedElsewhere sample(std::int64_t number) {
  constexpr std::array words = {"Took three days and four mails.", "Quick and friendly, thank you",
                                "Still broken on my laptop", "Nobody called back"};
  Dice dice(number);
  RatedElsewhere rated;
  rated.request = std::to_string(number);
  rated.answer = answer_of(dice);
  const std::int64_t agent = dice.below(50);
  rated.snapshot.agent = "agent" + std::to_string(agent);
  rated.snapshot.team = "team" + std::to_string(agent % 8);
  rated.snapshot.service = "service" + std::to_string(dice.below(12));
  rated.personal.requester_id = "u" + std::to_string(dice.below(5000));
  if (rated.answer != 0 && dice.below(5) == 0) {
    rated.personal.comment = words.at(static_cast<std::size_t>(dice.below(words.size())));
  }
  const Day day{static_cast<std::int32_t>(first_day + dice.below(days))};
  rated.day_asked = day;
  if (rated.answer != 0) rated.day_answered = day;
  rated.at = UtcMillis{day.count * day_ms + 12 * 3600 * second_ms};
  return rated;
}

void write_samples(std::ostream& out, std::int64_t count) {
  out << "request,answer,agent,team,service,customer,comment,asked_on,answered_on\n";
  for (std::int64_t number = 1; number <= count; ++number) {
    const RatedElsewhere rated = sample(number);
    const std::string day = to_text(rated.day_asked);
    out << rated.request << ',' << rated.answer << ',' << rated.snapshot.agent << ','
        << rated.snapshot.team << ',' << rated.snapshot.service << ','
        << rated.personal.requester_id << ",\"" << rated.personal.comment << "\"," << day << ','
        << (rated.answer == 0 ? "" : day) << '\n';
  }
}

}  // namespace amends::bench
