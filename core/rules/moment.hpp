// What an unhappy answer is to the customer who gave it.
#pragma once

#include <vector>

#include "core/base/time.hpp"
#include "core/model/answer.hpp"
#include "core/model/moment.hpp"
#include "core/model/moment_policy.hpp"

namespace amends {

/// A counted answer that the customer gave before.
struct EarlierAnswer {
  UtcMillis at;
  AnswerClass answer_class = AnswerClass::neutral;
};

/// Neutral answers stand for nothing: they end no row, and are on no side of the balance. Who has
/// said nothing good yet had no balance that could tip.
Moment moment_after(std::vector<EarlierAnswer> earlier, const MomentPolicy& policy);

}  // namespace amends
