// What to expect of a group, given all groups: checked by what must be so, and against groups whose
// true shares are known.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "core/report/shrinkage.hpp"

using namespace amends;

namespace {

using Expected = std::vector<std::optional<int>>;

}  // namespace

TEST_CASE("groups that differ as chance has it are all expected to do as all do") {
  CHECK(expected_shares_bp({{8, 10}, {9, 10}, {7, 10}}) == Expected{8000, 8000, 8000});
}

TEST_CASE("without other groups a group is expected to do as it did") {
  CHECK(expected_shares_bp({{3, 4}}) == Expected{7500});
}

TEST_CASE("a group of few is drawn even where there are but two") {
  const auto expected = expected_shares_bp({{90, 100}, {1, 3}});
  CHECK(*expected[0] > 8950);
  CHECK(*expected[1] > 5000);
}

TEST_CASE("who has no answers has no expectation, and changes nobody's") {
  CHECK(expected_shares_bp({}).empty());
  CHECK(expected_shares_bp({{0, 0}}) == Expected{std::nullopt});
  const auto with = expected_shares_bp({{90, 100}, {0, 0}, {40, 100}});
  const auto without = expected_shares_bp({{90, 100}, {40, 100}});
  CHECK(with == Expected{without[0], std::nullopt, without[1]});
}

TEST_CASE("where all answers are alike there is nothing to draw together") {
  CHECK(expected_shares_bp({{10, 10}, {20, 20}}) == Expected{10000, 10000});
  CHECK(expected_shares_bp({{0, 10}, {0, 20}}) == Expected{0, 0});
}

TEST_CASE("few answers are drawn far, many hardly") {
  const auto expected = expected_shares_bp({{900, 1000}, {400, 1000}, {700, 1000}, {2, 2}, {0, 2}});
  CHECK(*expected[0] > 8900);
  CHECK(*expected[1] < 4100);
  CHECK(*expected[3] < 8500);
  CHECK(*expected[4] > 2500);
  CHECK(*expected[3] > *expected[4]);
}

TEST_CASE("groups that each always answer the same may yet answer otherwise") {
  CHECK(expected_shares_bp({{100, 100}, {0, 100}}) == Expected{9902, 98});
}

TEST_CASE("expectations lie nearer to the true shares than what was counted") {
  std::mt19937 chance(7);
  std::uniform_real_distribution<double> level(0.6, 0.95);
  std::uniform_int_distribution<int> size(3, 60);
  double off_counted = 0;
  double off_expected = 0;
  for (int world = 0; world < 200; ++world) {
    std::vector<double> truth;
    std::vector<Proportion> groups;
    for (int group = 0; group < 20; ++group) {
      truth.push_back(level(chance));
      const int whole = size(chance);
      std::binomial_distribution<int> answers(whole, truth.back());
      groups.push_back({answers(chance), whole});
    }
    const auto expected = expected_shares_bp(groups);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const double counted =
          static_cast<double>(groups[i].part) / static_cast<double>(groups[i].whole);
      off_counted += std::pow(counted - truth[i], 2);
      off_expected += std::pow(*expected[i] / 10000.0 - truth[i], 2);
    }
  }
  CHECK(off_expected < 0.6 * off_counted);
}
