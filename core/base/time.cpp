#include "core/base/time.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace amends {
namespace {

struct Date {
  int year;
  unsigned month;
  unsigned day;
};

// Both conversions: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
// (days_from_civil).
std::int32_t days_from_civil(int year, unsigned month, unsigned day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const auto year_of_era = static_cast<unsigned>(year - era * 400);
  const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + static_cast<int>(day_of_era) - 719468;
}

Date civil_from_days(std::int32_t days) {
  const std::int64_t shifted = std::int64_t{days} + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const auto day_of_era = static_cast<unsigned>(shifted - era * 146097);
  const unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted_month = (5 * day_of_year + 2) / 153;
  const unsigned day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const unsigned month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const auto year = static_cast<int>(std::int64_t{year_of_era} + era * 400) + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::optional<int> number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

unsigned days_in_month(int year, unsigned month) {
  constexpr std::array<unsigned, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : lengths[month - 1];
}

}  // namespace

std::string to_text(Day day) {
  if (day == undated) return "undated";
  const Date date = civil_from_days(day.count);
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::optional<Day> day_from_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(5, 2));
  const auto day = number_of(text.substr(8, 2));
  if (!year || !month || !day || *year < 1970 || *month < 1 || *month > 12) return std::nullopt;
  const auto month_number = static_cast<unsigned>(*month);
  if (*day < 1 || static_cast<unsigned>(*day) > days_in_month(*year, month_number)) {
    return std::nullopt;
  }
  return Day{days_from_civil(*year, month_number, static_cast<unsigned>(*day))};
}

std::string to_text(UtcMillis at) {
  std::int64_t days = at.count / day_ms;
  std::int64_t rest = at.count % day_ms;
  if (rest < 0) {
    rest += day_ms;
    --days;
  }
  const std::int64_t seconds = rest / second_ms;
  return to_text(Day{static_cast<std::int32_t>(days)}) + "T" + padded(seconds / 3600, 2) + ":" +
         padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) + "." +
         padded(rest % second_ms, 3) + "Z";
}

int weekday(Day day) {
  const int shifted = (day.count + 3) % 7;  // 1970-01-01 was a Thursday
  return shifted < 0 ? shifted + 7 : shifted;
}

Day first_of_month(Day day) {
  const Date date = civil_from_days(day.count);
  return Day{days_from_civil(date.year, date.month, 1)};
}

std::string month_text(Day day) {
  return to_text(day).substr(0, 7);
}

}  // namespace amends
