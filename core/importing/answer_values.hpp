// What the values of an answer's column are likely to mean. Suggestions, to be looked at and
// corrected; what cannot be told is left open.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/model/answer.hpp"

namespace amends::importing {

/// How often each value stands in a column; without the empty one.
using ValueCounts = std::map<std::string, std::int64_t, std::less<>>;

struct AnswerValues {
  static constexpr int open = -1;  // cannot be told
  static constexpr int none = 0;   // nobody answered

  int scale = 0;                     // 0: these look like no answers
  std::map<std::string, int> means;  // 1 and above: that answer
  std::vector<AnswerClass> classes;  // one per answer
};

/// The scales that a survey may have.
inline constexpr std::array usual_scales = {2, 3, 5, 10};

/// What each answer of a scale means where nobody says otherwise.
std::vector<AnswerClass> usual_classes(int scale);

AnswerValues answer_values(const ValueCounts& values);

}  // namespace amends::importing
