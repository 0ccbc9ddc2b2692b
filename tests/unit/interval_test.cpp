// Shares and their intervals, against published values and the formula in doubles.

#include "core/report/interval.hpp"

#include <cmath>
#include <cstdint>

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

// The textbook form, for comparison only: the product computes in integers.
struct Bounds {
  double low;
  double high;
};
Bounds wilson_in_doubles(std::int64_t part, std::int64_t whole) {
  const double z2 = 3.841458820694124;
  const auto n = static_cast<double>(whole);
  const double p = static_cast<double>(part) / n;
  const double middle = p + z2 / (2 * n);
  const double half = std::sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n * n)));
  const double scale = 10000 / (1 + z2 / n);
  return {(middle - half) * scale, (middle + half) * scale};
}

}  // namespace

TEST_CASE("a share is rounded half up and stays within its whole") {
  CHECK(share_bp(1, 3) == 3333);
  CHECK(share_bp(2, 3) == 6667);
  CHECK(share_bp(1, 20000) == 1);
  CHECK(share_bp(48665, 69789) == 6973);
  CHECK(share_bp(0, 7) == 0);
  CHECK(share_bp(7, 7) == 10000);
  CHECK(share_bp(9, 7) == 10000);
  CHECK(share_bp(-1, 7) == 0);
  CHECK_FALSE(share_bp(0, 0));
  CHECK(share_bp(INT64_MAX / 2, INT64_MAX) == 5000);
}

TEST_CASE("the interval is Wilson's, as Newcombe printed it") {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Stat. Med. 17,
  // 1998, table I, method 3.
  CHECK(wilson_interval(81, 263) == Interval{2553, 3662});
  CHECK(wilson_interval(15, 148) == Interval{624, 1605});
  CHECK(wilson_interval(0, 20) == Interval{0, 1611});
  CHECK(wilson_interval(1, 29) == Interval{61, 1718});
}

TEST_CASE("of nothing everything is possible, of everything not everything") {
  CHECK(wilson_interval(0, 0) == Interval{0, 10000});
  CHECK(wilson_interval(10, 10) == Interval{7225, 10000});
  CHECK(wilson_interval(0, 10) == Interval{0, 2775});
}

TEST_CASE("the interval is the formula's to the last ten-thousandth, and holds the share") {
  for (const std::int64_t whole : {1, 2, 3, 5, 7, 10, 29, 30, 31, 97, 469, 5889, 69789}) {
    for (std::int64_t step = 0; step <= 20; ++step) {
      const std::int64_t part = whole * step / 20;
      const Interval found = wilson_interval(part, whole);
      const Bounds expected = wilson_in_doubles(part, whole);
      INFO(part << " of " << whole);
      CHECK(std::abs(found.low_bp - expected.low) <= 0.5001);
      CHECK(std::abs(found.high_bp - expected.high) <= 0.5001);
      CHECK(found.low_bp <= *share_bp(part, whole));
      CHECK(found.high_bp >= *share_bp(part, whole));
    }
  }
}

TEST_CASE("parts and rests have mirrored intervals") {
  for (std::int64_t part = 0; part <= 57; ++part) {
    const Interval one = wilson_interval(part, 57);
    const Interval other = wilson_interval(57 - part, 57);
    CHECK(one.low_bp == 10000 - other.high_bp);
  }
}

TEST_CASE("sizes beyond every helpdesk's end in a point, not in an overflow") {
  const Interval interval = wilson_interval(INT64_MAX / 4, INT64_MAX / 2);
  CHECK(interval.low_bp == 5000);
  CHECK(interval.high_bp == 5000);
}
