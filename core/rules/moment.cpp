#include "core/rules/moment.hpp"

#include <algorithm>

namespace amends {

Moment moment_after(std::vector<EarlierAnswer> earlier, const MomentPolicy& policy) {
  std::sort(earlier.begin(), earlier.end(),
            [](const EarlierAnswer& a, const EarlierAnswer& b) { return b.at < a.at; });
  std::int64_t good = 0;
  std::int64_t bad = 0;
  Moment moment;
  for (const EarlierAnswer& answer : earlier) {
    good += answer.answer_class == AnswerClass::satisfied ? 1 : 0;
    bad += answer.answer_class == AnswerClass::dissatisfied ? 1 : 0;
    if (bad == 0) moment.good_in_a_row = static_cast<int>(good);
  }
  moment.first_bad = policy.first_bad_after <= moment.good_in_a_row;
  moment.balance_tips =
      good > 0 && policy.balance * bad <= good && good < policy.balance * (bad + 1);
  return moment;
}

}  // namespace amends
