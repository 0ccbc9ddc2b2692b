// Times of the day and days of the week, as the settings document writes them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/field_reader.hpp"

namespace amends {

/// Monday first.
inline constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu",
                                                             "fri", "sat", "sun"};

inline constexpr int day_min = 24 * 60;

/// The minute of the day that "09:00" is, up to "24:00", which is 1440.
std::optional<int> minute_from(std::string_view text);
/// What minute_from() reads.
std::string to_clock(int minute);

/// Reads a required member that is a time of the day, before 24:00; as its minute.
int read_time_of_day(FieldReader& fields, std::string_view name);

}  // namespace amends
