// What a column of dates looks like when nobody said how it is written: which known formats read
// it, and which of its dates can be read in two ways. For a complaint, never for a guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/importing/date_format.hpp"

namespace amends::importing {

class DateSurvey {
 public:
  DateSurvey();
  void look_at(std::int64_t line, std::string_view text);
  std::int64_t seen() const { return seen_; }

  /// How far a known format reads the column.
  struct Reading {
    DateFormat format;
    std::optional<DateFormat> swapped;  // with day and month exchanged
    std::int64_t reads = 0;
    std::int64_t two_ways = 0;  // also reads as another date with day and month exchanged
    std::string example;        // of two_ways
    std::string only_this;      // a date that the exchanged format does not read
  };
  /// The formats that read any, the best first.
  std::vector<const Reading*> readings() const;
  /// The one with day and month exchanged; null where there is none, or it reads nothing.
  const Reading* exchanged(const Reading& reading) const;
  /// A date that no known format reads; empty: there is none.
  const std::string& unread() const { return unread_; }
  /// Lines for people: how many dates there are, what reads them, and examples.
  std::vector<std::string> findings() const;

 private:
  std::vector<Reading> candidates_;
  std::int64_t seen_ = 0;
  std::string unread_;
};

}  // namespace amends::importing
