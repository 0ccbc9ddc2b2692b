#include "core/importing/import_counts.hpp"

#include <algorithm>

namespace amends::importing {

void ImportCounts::add(const RatedElsewhere& rated, const Survey& survey) {
  ++rows;
  const Day day = rated.answer > 0 ? rated.day_answered : rated.day_asked;
  if (day != amends::undated) {
    first_day = std::min(first_day.value_or(day), day);
    last_day = std::max(last_day.value_or(day), day);
  }
  if (rated.answer == 0) return;
  if (!rated.work.outcome.empty()) ++addressed;
  ++answered;
  if (rated.day_answered == amends::undated) ++undated;
  switch (survey.class_of(rated.answer)) {
    case AnswerClass::satisfied:
      ++satisfied;
      break;
    case AnswerClass::neutral:
      ++neutral;
      break;
    case AnswerClass::dissatisfied:
      ++dissatisfied;
      break;
  }
}

}  // namespace amends::importing
