// How a file writes its dates. A format is given by whoever knows the file; only ISO 8601 is read
// without.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/time.hpp"
#include "core/base/time_zone.hpp"

namespace amends::importing {

/// A date as it was written, with what stood beside it.
struct WrittenDate {
  Day day;
  std::int64_t ms_of_day = 0;
  bool has_time = false;
  std::optional<int> offset_minutes;  // from UTC; none: the tenant's own time
  friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
};

/// The moment of a date in the tenant's zone; a date without a time is the beginning of its day.
UtcMillis moment_of(const WrittenDate& date, const TimeZone& zone);

class DateFormat {
 public:
  /// YYYY-MM-DD, optionally with T or a space and hh:mm, hh:mm:ss or more digits, and Z, " UTC"
  /// or +hh:mm.
  static DateFormat iso();

  /// A pattern of YYYY, YY (2000 to 2099), MM, M, Month, Mon, DD, D, hh, h, mm, ss, AM; all else
  /// stands for itself. M, D and h have no leading zero, their doubles always two digits. Nothing
  /// when the pattern does not make a whole date.
  static std::optional<DateFormat> from_pattern(std::string_view pattern);

  /// The date, if the whole text is written so.
  std::optional<WrittenDate> read(std::string_view text) const;

  /// The pattern, or "ISO 8601".
  const std::string& name() const { return name_; }

  /// The same with day and month exchanged, when both are numbers.
  std::optional<DateFormat> swapped() const;
  /// The same, with leading zeros where this one has none, and without where it has them: who mixes
  /// two orders seldom writes both alike.
  std::optional<DateFormat> swapped_widths() const;

 private:
  using TokenPairs = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  std::optional<DateFormat> with_tokens(const TokenPairs& pairs) const;

  struct Part {
    std::string_view token;  // one of the table's, or empty
    char literal = 0;
  };
  std::string name_;
  std::vector<Part> parts_;  // none: ISO 8601
};

}  // namespace amends::importing
