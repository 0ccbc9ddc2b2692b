#include "core/base/time.hpp"

#include <cstddef>

#include "core/base/date.hpp"

namespace amends {
namespace {

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

}  // namespace

std::string to_text(Day day) {
  if (day == undated) return "undated";
  const Date date = date_of(day);
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
  return day_of({*year, month_number, static_cast<unsigned>(*day)});
}

std::string to_text(UtcMillis at) {
  const Day day = day_in_utc(at);
  const std::int64_t rest = at.count - std::int64_t{day.count} * day_ms;
  const std::int64_t seconds = rest / second_ms;
  return to_text(day) + "T" + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" +
         padded(seconds % 60, 2) + "." + padded(rest % second_ms, 3) + "Z";
}

int weekday(Day day) {
  const int shifted = (day.count + 3) % 7;  // 1970-01-01 was a Thursday
  return shifted < 0 ? shifted + 7 : shifted;
}

Day first_of_month(Day day) {
  const Date date = date_of(day);
  return day_of({date.year, date.month, 1});
}

std::string month_text(Day day) {
  return to_text(day).substr(0, 7);
}

}  // namespace amends
