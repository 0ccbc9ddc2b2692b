// What a column of dates looks like when nobody said how it is written: which known formats read
// it, and which of its dates can be read in two ways. For a complaint, never for a guess.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "native-plugin/cli/importing/date_format.hpp"

namespace amends::cli {

class DateSurvey {
 public:
  DateSurvey();
  void look_at(std::int64_t line, std::string_view text);
  std::int64_t seen() const { return seen_; }
  /// Lines for people: how many dates there are, what reads them, and examples.
  std::vector<std::string> findings() const;

 private:
  struct Candidate {
    DateFormat format;
    std::int64_t reads = 0;
    std::int64_t two_ways = 0;  // also reads as another date with day and month exchanged
    std::string example;        // of two_ways
    std::string only_this;      // a date that the exchanged format does not read
  };
  std::vector<Candidate> candidates_;
  std::int64_t seen_ = 0;
  std::string unread_;  // a date that no candidate reads
};

}  // namespace amends::cli
