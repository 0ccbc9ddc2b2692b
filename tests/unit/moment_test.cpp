// Which unhappy answers are moments of truth.
#include <catch2/catch.hpp>

#include "core/rules/moment.hpp"

using namespace amends;

namespace {

// "gg-b": good, neutral and bad answers, the oldest first.
Moment after(const std::string& answers, int first_bad_after = 5, int balance = 12) {
  std::vector<EarlierAnswer> earlier;
  for (const char answer : answers) {
    const auto mood = answer == 'g'   ? AnswerClass::satisfied
                      : answer == 'b' ? AnswerClass::dissatisfied
                                      : AnswerClass::neutral;
    // Not in their order.
    earlier.insert(earlier.begin() + static_cast<std::ptrdiff_t>(earlier.size() / 2),
                   {UtcMillis{static_cast<std::int64_t>(earlier.size())}, mood});
  }
  return moment_after(earlier, {first_bad_after, balance});
}

}  // namespace

TEST_CASE("the first bad answer after many good ones", "[moment]") {
  CHECK(after("ggggg").first_bad);
  CHECK(after("ggggg").good_in_a_row == 5);
  CHECK_FALSE(after("gggg").first_bad);
  CHECK(after("gggg", 4).first_bad);
  CHECK_FALSE(after("").first_bad);
  // A bad one ends the row, a neutral one does not.
  CHECK_FALSE(after("gggggb").first_bad);
  CHECK(after("bggggg").first_bad);
  CHECK(after("ggg-gg").first_bad);
  CHECK(after("ggg-gg").good_in_a_row == 5);
}

TEST_CASE("good answers no longer make up for bad ones", "[moment]") {
  CHECK(after("g").balance_tips);
  CHECK(after("ggggggggggg").balance_tips);
  CHECK_FALSE(after("gggggggggggg").balance_tips);
  // With the second one it would take twenty-four.
  CHECK(after("bgggggggggggg").balance_tips);
  CHECK(after("ggb", 5, 2).balance_tips);
  // It had tipped before, or there never was one.
  CHECK_FALSE(after("gb", 5, 2).balance_tips);
  CHECK_FALSE(after("").balance_tips);
  CHECK_FALSE(after("b").balance_tips);
  CHECK_FALSE(after("--").balance_tips);
}
