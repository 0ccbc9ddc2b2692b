// How far two figures are apart, how sure that is, and what may be said about it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/enum_text.hpp"

namespace amends {

/// What may be said of one figure beside another.
enum class SideVerdict : std::uint8_t { too_few, no_difference, less, more };
template <>
struct EnumTexts<SideVerdict> {
  static constexpr std::array<std::string_view, 4> texts = {"too_few", "no_difference", "less",
                                                            "more"};
};

/// A figure and its 95 % interval, in whole units: ten-thousandths of a share, or seconds.
struct Estimate {
  std::int64_t value = 0;
  std::optional<std::int64_t> low;  // none: nobody knows how low
  std::optional<std::int64_t> high;
};

struct Difference {
  std::int64_t value = 0;  // of the first from the second
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;

  /// More or less, where no difference at all lies outside of the interval.
  SideVerdict verdict() const;
};

/// The 95 % interval of a difference, from those of its two figures: each end is as far from the
/// difference as the square root of the sum of the squares of the two distances that lead there. Of
/// shares with score intervals it is the one that R. G. Newcombe found best of eleven ("Interval
/// estimation for the difference between independent proportions", Stat. Med. 17, 1998, method 10);
/// for other figures see G. Y. Zou and A. Donner ("Construction of confidence limits about effect
/// measures: a general approach", Stat. Med. 27, 2008). Ends are rounded to the outside, in
/// integers alone.
Difference difference_between(const Estimate& first, const Estimate& second);

}  // namespace amends
