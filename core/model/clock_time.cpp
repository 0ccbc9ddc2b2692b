#include "core/model/clock_time.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

constexpr int hour_min = 60;

}  // namespace

std::optional<int> minute_from(std::string_view text) {
  const bool formed = text.size() == 5 && text[2] == ':' && is_digit(text[0]) &&
                      is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]);
  if (!formed) return std::nullopt;
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  const int of_day = hour * hour_min + minute;
  return minute < hour_min && of_day <= day_min ? std::optional(of_day) : std::nullopt;
}

std::string to_clock(int minute) {
  const auto two_digits = [](int number) {
    return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  };
  return two_digits(minute / hour_min) + ":" + two_digits(minute % hour_min);
}

int read_time_of_day(FieldReader& fields, std::string_view name) {
  const auto minute = minute_from(fields.required_text(name, 5));
  if (!minute || *minute == day_min) {
    fields.refuse(ErrorCode::out_of_range, name, "must be a time of the day such as 08:00");
  }
  return minute.value_or(0);
}

}  // namespace amends
