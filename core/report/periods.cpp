#include "core/report/periods.hpp"

#include <algorithm>

namespace amends {
namespace {

constexpr std::int32_t week_days = 7;
constexpr std::int32_t longest_month = 31;

Day monday_of(Day day) {
  return Day{day.count - weekday(day)};
}

// ISO 8601: a week belongs to the year that its Thursday lies in.
std::string week_text(Day day) {
  const Day thursday{monday_of(day).count + 3};
  const std::string year = to_text(thursday).substr(0, 4);
  const Day new_year = *day_from_text(year + "-01-01");
  const std::string number = std::to_string((thursday.count - new_year.count) / week_days + 1);
  return year + (number.size() == 1 ? "-W0" : "-W") + number;
}

Day first_of_next(Step step, Day day) {
  switch (step) {
    case Step::day:
      return Day{day.count + 1};
    case Step::week:
      return Day{monday_of(day).count + week_days};
    case Step::month:
      return first_of_month(Day{first_of_month(day).count + longest_month});
  }
  return Day{day.count + 1};
}

}  // namespace

std::string period_key(Step step, Day day) {
  switch (step) {
    case Step::day:
      return to_text(day);
    case Step::week:
      return week_text(day);
    case Step::month:
      return month_text(day);
  }
  return to_text(day);
}

std::int64_t count_periods(Step step, Day from, Day to) {
  std::int64_t count = 0;
  for (; from <= to; from = first_of_next(step, from)) ++count;
  return count;
}

std::vector<Period> periods_between(Step step, Day from, Day to) {
  std::vector<Period> periods;
  while (from <= to) {
    const Day next = first_of_next(step, from);
    periods.push_back({period_key(step, from), from, std::min(to, Day{next.count - 1})});
    from = next;
  }
  return periods;
}

}  // namespace amends
