// Points in time and days. The core never reads a clock: both come in as values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends {

/// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct UtcMillis {
  std::int64_t count = 0;
  friend auto operator<=>(const UtcMillis&, const UtcMillis&) = default;
};

constexpr UtcMillis operator+(UtcMillis at, std::int64_t ms) {
  return {at.count + ms};
}
constexpr std::int64_t operator-(UtcMillis a, UtcMillis b) {
  return a.count - b.count;
}

inline constexpr std::int64_t second_ms = 1000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

/// A calendar day, counted from 1970-01-01, in whatever zone the maker of the value says.
struct Day {
  std::int32_t count = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};

/// The place of answers without a date: outside every period.
inline constexpr Day undated{INT32_MIN};

/// "2026-11-24". The day `undated` is "undated".
std::string to_text(Day day);

/// Reads what to_text() writes, for years 1970 to 9999; nothing else, not even surrounding spaces.
std::optional<Day> day_from_text(std::string_view text);

/// "2026-11-24T07:50:34.123Z".
std::string to_text(UtcMillis at);

/// The day of week, 0 = Monday.
int weekday(Day day);

/// The first day of the month that `day` lies in.
Day first_of_month(Day day);

/// "2026-11".
std::string month_text(Day day);

}  // namespace amends
