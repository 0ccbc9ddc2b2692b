#include "core/base/time_zone_rule.hpp"

#include "core/base/date.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

constexpr std::size_t max_rule_chars = 64;
constexpr std::size_t min_name_chars = 3;
constexpr int max_offset_hours = 24;
constexpr int max_change_hours = 167;
constexpr int hour_s = 3600;

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_quotable(char c) {
  return is_letter(c) || is_digit(c) || c == '+' || c == '-';
}

// Reads from the left. After the first thing that does not fit, everything reads as nothing.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  std::optional<TimeZoneRule> rule() {
    TimeZoneRule rule;
    name();
    rule.offset_s = -clock(max_offset_hours);  // POSIX counts west of Greenwich
    if (!rest_.empty()) rule.summer = summer(rule.offset_s);
    if (failed_ || !rest_.empty()) return std::nullopt;
    return rule;
  }

 private:
  bool next_is(char wanted) const { return !rest_.empty() && rest_.front() == wanted; }

  bool take(char wanted) {
    if (!next_is(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(char wanted) {
    if (!take(wanted)) failed_ = true;
  }

  // "CET", or in angle brackets "<+0545>".
  void name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    while (length < rest_.size() &&
           (quoted ? is_quotable(rest_[length]) : is_letter(rest_[length]))) {
      ++length;
    }
    if (length < min_name_chars) failed_ = true;
    rest_.remove_prefix(length);
    if (quoted) expect('>');
  }

  int number(int least, int most) {
    constexpr std::size_t max_digits = 3;
    int value = 0;
    std::size_t digits = 0;
    while (digits < rest_.size() && digits < max_digits && is_digit(rest_[digits])) {
      value = value * 10 + (rest_[digits] - '0');
      ++digits;
    }
    if (digits == 0 || value < least || value > most) failed_ = true;
    rest_.remove_prefix(digits);
    return value;
  }

  // [+-]hours[:minutes[:seconds]]
  int clock(int max_hours) {
    const int sign = take('-') ? -1 : 1;
    if (sign > 0) take('+');
    int seconds = number(0, max_hours) * hour_s;
    if (take(':')) {
      seconds += number(0, 59) * 60;
      if (take(':')) seconds += number(0, 59);
    }
    return sign * seconds;
  }

  TimeZoneRule::Summer summer(int standard_s) {
    TimeZoneRule::Summer summer;
    name();
    summer.offset_s = next_is(',') ? standard_s + hour_s : -clock(max_offset_hours);
    expect(',');
    summer.begins = change();
    expect(',');
    summer.ends = change();
    return summer;
  }

  YearlyChange change() {
    YearlyChange change;
    if (take('M')) {
      change.month = number(1, 12);
      expect('.');
      change.week = number(1, 5);
      expect('.');
      change.day = number(0, 6);
    } else if (take('J')) {
      change.kind = YearlyChange::Kind::day_without_leap_day;
      change.day = number(1, 365);
    } else {
      change.kind = YearlyChange::Kind::day_with_leap_day;
      change.day = number(0, 365);
    }
    if (take('/')) change.second = clock(max_change_hours);
    return change;
  }

  std::string_view rest_;
  bool failed_ = false;
};

Day weekday_in(int year, const YearlyChange& change) {
  const auto month = static_cast<unsigned>(change.month);
  const Day first = day_of({year, month, 1});
  const int sunday_first = (weekday(first) + 1) % 7;
  int day = 1 + (change.day - sunday_first + 7) % 7 + (change.week - 1) * 7;
  if (day > static_cast<int>(days_in_month(year, month))) day -= 7;
  return {first.count + day - 1};
}

}  // namespace

Day YearlyChange::day_in(int year) const {
  const Day first = day_of({year, 1, 1});
  switch (kind) {
    case Kind::day_without_leap_day: {
      constexpr int day_of_march_1st = 60;
      const bool behind_leap_day = day >= day_of_march_1st && days_in_month(year, 2) == 29;
      return {first.count + day - (behind_leap_day ? 0 : 1)};
    }
    case Kind::day_with_leap_day:
      return {first.count + day};
    case Kind::weekday_of_month:
      break;
  }
  return weekday_in(year, *this);
}

std::optional<TimeZoneRule> time_zone_rule_from(std::string_view text) {
  if (text.size() > max_rule_chars) return std::nullopt;
  return RuleReader(text).rule();
}

}  // namespace amends
