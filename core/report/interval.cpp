#include "core/report/interval.hpp"

#include <algorithm>

namespace amends {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t one_bp = 10000;
constexpr std::int64_t half_steps =
    2 * one_bp;  // bounds are sought in half steps, to round at the end

// The square of the normal quantile 1.959963984540054, in millionths.
constexpr Wide z_squared = 3841459;
constexpr Wide millionth = 1000000;

// Above this the square below would leave 128 bits; the interval of a share is a point long before.
constexpr std::int64_t max_whole = std::int64_t{1} << 36;

struct Sample {
  std::int64_t part;
  std::int64_t whole;
};

Sample bounded(std::int64_t part, std::int64_t whole) {
  part = std::clamp<std::int64_t>(part, 0, whole);
  while (whole > max_whole) {
    part /= 2;
    whole /= 2;
  }
  return {part, whole};
}

// Whether p = half_step / half_steps lies further from the share than the score test accepts:
// (p - part/whole)^2 >= z^2 p (1 - p) / whole, multiplied out.
bool is_rejected(const Sample& sample, std::int64_t half_step) {
  const Wide distance = Wide{sample.whole} * half_step - Wide{half_steps} * sample.part;
  const Wide spread = Wide{sample.whole} * half_step * (half_steps - half_step);
  return distance * distance * millionth >= z_squared * spread;
}

// Below the share, what is rejected and what is not meet in one place: the lower bound.
int lower_bound_bp(const Sample& sample) {
  std::int64_t rejected = 0;
  std::int64_t beyond = half_steps * sample.part / sample.whole + 1;
  while (beyond - rejected > 1) {
    const std::int64_t middle = rejected + (beyond - rejected) / 2;
    (is_rejected(sample, middle) ? rejected : beyond) = middle;
  }
  return static_cast<int>((rejected + 1) / 2);
}

}  // namespace

std::optional<int> share_bp(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return std::nullopt;
  const Wide scaled = Wide{std::clamp<std::int64_t>(part, 0, whole)} * one_bp;
  return static_cast<int>((scaled + whole / 2) / whole);
}

Interval wilson_interval(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return {};
  const Sample sample = bounded(part, whole);
  const Sample rest{sample.whole - sample.part, sample.whole};
  return {lower_bound_bp(sample), static_cast<int>(one_bp) - lower_bound_bp(rest)};
}

}  // namespace amends
