// An answer on a survey's scale. Answers off the scale cannot be made.
#pragma once

#include <array>
#include <compare>
#include <cstdint>

#include "core/base/enum_text.hpp"
#include "core/base/result.hpp"

namespace amends {

/// How many points a survey offers: 2, 3, 5 or 10.
class Scale {
 public:
  /// Fails with out_of_range, field "scale".
  static Result<Scale> of(std::int64_t points);
  int points() const { return points_; }
  friend auto operator<=>(const Scale&, const Scale&) = default;

 private:
  explicit Scale(int points) : points_(points) {}
  int points_;
};

/// 1..n, higher is better.
class Answer {
 public:
  /// Fails with off_scale, field "answer", naming the scale.
  static Result<Answer> on(Scale scale, std::int64_t value);
  int value() const { return value_; }
  friend auto operator<=>(const Answer&, const Answer&) = default;

 private:
  explicit Answer(int value) : value_(value) {}
  int value_;
};

/// What an answer means; each survey says it for each of its answers. Worst first.
enum class AnswerClass : std::uint8_t { dissatisfied, neutral, satisfied };

template <>
struct EnumTexts<AnswerClass> {
  static constexpr std::array<std::string_view, 3> texts = {"dissatisfied", "neutral", "satisfied"};
};

}  // namespace amends
