// Differences and chance: Fisher's test against known tables, and what the reports may claim.

#include "core/report/chance.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

double log_choose(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

// The definition, summed over every table with the same margins.
double fisher_by_definition(const Proportion& a, const Proportion& b) {
  const std::int64_t part = a.part + b.part;
  const std::int64_t whole = a.whole + b.whole;
  double up = 0;
  double down = 0;
  for (std::int64_t x = std::max<std::int64_t>(0, part - b.whole); x <= std::min(part, a.whole);
       ++x) {
    const auto real = [](std::int64_t n) { return static_cast<double>(n); };
    const double weight =
        std::exp(log_choose(real(a.whole), real(x)) + log_choose(real(b.whole), real(part - x)) -
                 log_choose(real(whole), real(part)));
    if (x >= a.part) up += weight;
    if (x <= a.part) down += weight;
  }
  return std::min(1.0, 2 * std::min(up, down));
}

std::size_t claimed(const Comparison& comparison) {
  return static_cast<std::size_t>(
      std::count_if(comparison.verdicts.begin(), comparison.verdicts.end(),
                    [](const Verdict& verdict) { return verdict.beyond != Beyond::no; }));
}

}  // namespace

TEST_CASE("the lady tasting tea: four of four right is 1 in 70 on either side") {
  CHECK(chance_of_difference({4, 4}, {0, 4}) == Approx(2.0 / 70));
  CHECK(chance_of_difference({3, 4}, {1, 4}) == Approx(34.0 / 70));
}

TEST_CASE("Fisher's test agrees with its definition, whatever the margins") {
  std::mt19937 random(1935);
  for (int i = 0; i < 400; ++i) {
    const auto below = [&](std::int64_t n) {
      return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    const std::int64_t a = 1 + below(120);
    const std::int64_t b = 1 + below(300);
    const Proportion one{below(a + 1), a};
    const Proportion other{below(b + 1), b};
    INFO(one.part << "/" << one.whole << " and " << other.part << "/" << other.whole);
    const double found = chance_of_difference(one, other);
    CHECK(found == Approx(fisher_by_definition(one, other)).epsilon(1e-9));
    CHECK(found == Approx(chance_of_difference(other, one)).epsilon(1e-9));
    const Proportion rest_of_one{one.whole - one.part, one.whole};
    const Proportion rest_of_other{other.whole - other.part, other.whole};
    CHECK(found == Approx(chance_of_difference(rest_of_one, rest_of_other)).epsilon(1e-9));
  }
}

TEST_CASE("nothing against something is no difference") {
  CHECK(chance_of_difference({0, 0}, {5, 9}) == 1);
  CHECK(chance_of_difference({5, 9}, {0, 0}) == 1);
  CHECK(chance_of_difference({-3, -1}, {5, 9}) == 1);
}

TEST_CASE("millions of answers are compared without losing themselves") {
  const double far = chance_of_difference({4'000'000, 10'000'000}, {6'000'000, 10'000'000});
  CHECK(far >= 0);
  CHECK(far < 1e-12);
  CHECK(chance_of_difference({5'000'000, 10'000'000}, {5'000'000, 10'000'000}) == Approx(1));
}

TEST_CASE("one bad team does not make the others look good") {
  const Comparison found = compare_groups({{80, 100}, {81, 100}, {20, 100}, {79, 100}, {82, 100}});
  CHECK(found.compared == 5);
  CHECK(found.beyond_chance());
  CHECK(found.verdicts[2].beyond == Beyond::lower);
  CHECK(claimed(found) == 1);
}

TEST_CASE("two groups that differ are lower and higher") {
  const Comparison found = compare_groups({{90, 100}, {50, 100}});
  CHECK(found.verdicts[0].beyond == Beyond::higher);
  CHECK(found.verdicts[1].beyond == Beyond::lower);
}

TEST_CASE("fewer than thirty answers are shown, not compared") {
  const Comparison found = compare_groups({{29, 29}, {50, 100}, {52, 100}});
  CHECK(found.compared == 2);
  CHECK(found.verdicts[0].small);
  CHECK(found.verdicts[0].beyond == Beyond::no);
  CHECK_FALSE(found.verdicts[1].small);
  CHECK_FALSE(found.beyond_chance());
}

TEST_CASE("no groups, one group: nothing to compare") {
  CHECK(compare_groups({}).compared == 0);
  CHECK_FALSE(compare_groups({{50, 100}}).beyond_chance());
}

TEST_CASE("labels dealt at random are claimed to differ in at most one report of twenty") {
  std::mt19937 random(20261124);
  int false_claims = 0;
  const int reports = 400;
  for (int report = 0; report < reports; ++report) {
    std::vector<Proportion> groups(12);
    for (Proportion& group : groups) {
      group.whole = 40 + static_cast<std::int64_t>(random() % 400);
      for (std::int64_t i = 0; i < group.whole; ++i) group.part += random() % 10 < 7 ? 1 : 0;
    }
    if (compare_groups(groups).beyond_chance()) ++false_claims;
  }
  // 20 would be the bound itself; 33 is three standard deviations above it.
  CHECK(false_claims <= 33);
}

TEST_CASE("periods: lower, higher, no change, or too few to say") {
  CHECK(compare_two({50, 100}, {80, 100}) == Beyond::lower);
  CHECK(compare_two({80, 100}, {50, 100}) == Beyond::higher);
  CHECK(compare_two({80, 100}, {79, 100}) == Beyond::no);
  CHECK_FALSE(compare_two({20, 29}, {80, 100}));
  CHECK_FALSE(compare_two({80, 100}, {20, 29}));
}
