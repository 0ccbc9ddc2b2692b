// How far two figures are apart: against published intervals, and against floating point.
#include "core/report/difference.hpp"

#include <cmath>

#include "core/report/comparison.hpp"
#include "core/report/interval.hpp"
#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

Estimate share(std::int64_t part, std::int64_t whole) {
  const Interval interval = wilson_interval(part, whole);
  return {*share_bp(part, whole), interval.low_bp, interval.high_bp};
}

struct Published {
  std::int64_t part_a, whole_a, part_b, whole_b;
  double low, high;
};

ComparedSide side_of(std::int64_t satisfied, std::int64_t answered) {
  ComparedSide side;
  side.satisfaction.satisfied = satisfied;
  side.satisfaction.answered = answered;
  return side;
}

SideVerdict verdict_of(const ComparedSide& a, const ComparedSide& b, ComparedFigure figure) {
  return compared_rows(a, b)[static_cast<std::size_t>(figure)].verdict;
}

}  // namespace

// R. G. Newcombe, Stat. Med. 17, 1998, table II, method 10.
TEST_CASE("the interval of a difference of shares is the published one", "[report]") {
  for (const Published& known :
       {Published{56, 70, 48, 80, 0.0524, 0.3339}, Published{9, 10, 3, 10, 0.1705, 0.8090},
        Published{6, 7, 2, 7, 0.0582, 0.8062}, Published{5, 56, 0, 29, -0.0381, 0.1926},
        Published{0, 10, 0, 20, -0.1611, 0.2775}, Published{10, 10, 0, 10, 0.6075, 1.0}}) {
    INFO(known.part_a << "/" << known.whole_a << " and " << known.part_b << "/" << known.whole_b);
    const auto difference =
        difference_between(share(known.part_a, known.whole_a), share(known.part_b, known.whole_b));
    CHECK(std::abs(static_cast<double>(*difference.low) / 10000 - known.low) < 0.00025);
    CHECK(std::abs(static_cast<double>(*difference.high) / 10000 - known.high) < 0.00025);
  }
}

TEST_CASE("the difference of a and b is that of b and a, turned around", "[report]") {
  for (std::int64_t part = 0; part <= 40; ++part) {
    const auto there = difference_between(share(part, 40), share(17, 55));
    const auto back = difference_between(share(17, 55), share(part, 40));
    CHECK(there.value == -back.value);
    CHECK(*there.low == -*back.high);
    CHECK(*there.high == -*back.low);
    CHECK(*there.low <= there.value);
    CHECK(there.value <= *there.high);
  }
}

TEST_CASE("an end that nobody knows leaves its side open, and claims nothing", "[report]") {
  const Estimate open{9000, 8000, std::nullopt};
  const Estimate closed{100, 90, 110};
  const auto difference = difference_between(open, closed);
  CHECK(difference.value == 8900);
  CHECK(difference.low == 8900 - 1001);  // the root of 1000² + 10², to the outside
  CHECK_FALSE(difference.high.has_value());
  CHECK(difference.verdict() == SideVerdict::more);
  CHECK(difference_between(closed, open).verdict() == SideVerdict::less);
  const Estimate unknown{9000, std::nullopt, std::nullopt};
  CHECK(difference_between(unknown, closed).verdict() == SideVerdict::no_difference);
}

TEST_CASE("times that are years apart stay numbers", "[report]") {
  const Estimate aeons{INT64_MAX / 4, 0, INT64_MAX / 4};
  const Estimate nothing{0, 0, 0};
  const auto difference = difference_between(aeons, nothing);
  CHECK(*difference.low < difference.value);
}

TEST_CASE("few are shown and not judged, equal ones do not differ", "[report]") {
  using enum ComparedFigure;
  CHECK(verdict_of(side_of(29, 29), side_of(0, 300), satisfied) == SideVerdict::too_few);
  CHECK(verdict_of(side_of(30, 30), side_of(0, 300), satisfied) == SideVerdict::more);
  CHECK(verdict_of(side_of(0, 300), side_of(30, 30), satisfied) == SideVerdict::less);
  CHECK(verdict_of(side_of(50, 100), side_of(50, 100), satisfied) == SideVerdict::no_difference);
  CHECK(verdict_of(side_of(50, 100), side_of(50, 100), response) == SideVerdict::too_few);
  const auto rows = compared_rows(side_of(0, 0), side_of(5, 10));
  CHECK_FALSE(rows[0].sides[0].estimate.has_value());
  CHECK_FALSE(rows[0].difference.has_value());
}

TEST_CASE("times are compared by their intervals, the later of few not at all", "[report]") {
  using enum ComparedFigure;
  ComparedSide quick;
  ComparedSide slow;
  for (int hour = 1; hour <= 200; ++hour) {
    quick.times.amends.add(hour * 3'600'000LL);
    slow.times.amends.add(hour * 2 * 3'600'000LL);
  }
  CHECK(verdict_of(quick, slow, addressed_median) == SideVerdict::less);
  CHECK(verdict_of(slow, quick, addressed_p90) == SideVerdict::more);
  CHECK(verdict_of(slow, slow, addressed_median) == SideVerdict::no_difference);
  CHECK(verdict_of(quick, slow, contact_median) == SideVerdict::too_few);
  const auto row = compared_rows(quick, slow)[static_cast<std::size_t>(addressed_median)];
  CHECK(row.difference->value == -100 * 3600);
}
