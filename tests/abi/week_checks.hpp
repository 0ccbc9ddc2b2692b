// Whether a busy week left one history, and whether everybody was told what they had to hear. Each
// check names what is wrong, a line each; nothing when all is well.
#pragma once

#include "abi/crowd_checks.hpp"

namespace amends::testing {

/// Nobody was answered what the interface does not foresee.
Complaints strange_answers_of_the_week(const Records& records);
/// Staff were reminded as often as the history says; but of what was closed before the mail went.
Complaints reminders_missing(const Records& records, const Ending& ending);
/// Customers got every question that the history says was sent, and every reminder of one.
Complaints questions_missing(const Records& records, const Ending& ending);
/// The board was told of every case that was addressed.
Complaints deliveries_missing(const Records& records, const Ending& ending);
/// One digest each working morning.
Complaints digests_missing(const Records& records, const Ending& ending);

/// What a report of the whole week has to say.
struct WeekFigures {
  std::int64_t answered = 0;
  std::int64_t satisfied = 0;
  std::int64_t neutral = 0;
  std::int64_t dissatisfied = 0;
  std::int64_t waiting = 0;
  std::int64_t addressed = 0;
  std::int64_t withdrawn = 0;
};
WeekFigures figures_of(const Ending& ending);

}  // namespace amends::testing
