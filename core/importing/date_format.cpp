#include "core/importing/date_format.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace amends::importing {
namespace {

// Longer spellings first: the first that fits is taken.
constexpr std::array<std::string_view, 13> tokens = {"Month", "YYYY", "Mon", "YY", "MM", "DD", "hh",
                                                     "mm",    "ss",   "AM",  "M",  "D",  "h"};

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// What reading fills in. Members that a pattern does not name stay as they are.
struct Parts {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0;
  bool has_time = false, has_half = false, afternoon = false;
};

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (peek() != c || at_end()) return false;
    ++at_;
    return true;
  }
  bool take_one_of(std::string_view chars) {
    return !at_end() && chars.find(peek()) != std::string_view::npos && take(peek());
  }
  /// Exactly `digits` digits.
  bool number(std::size_t digits, int& value) {
    if (text_.size() - at_ < digits) return false;
    value = 0;
    for (std::size_t i = 0; i < digits; ++i, ++at_) {
      if (!is_digit(text_[at_])) return false;
      value = value * 10 + (text_[at_] - '0');
    }
    return true;
  }
  /// One or two digits without a leading zero, but for zero itself.
  bool short_number(int& value) {
    if (!number(1, value)) return false;
    if (value == 0 || !is_digit(peek())) return !is_digit(peek());
    value = value * 10 + (text_[at_++] - '0');
    return true;
  }
  std::string letters() {
    std::string word;
    while (!at_end() && ((peek() >= 'a' && peek() <= 'z') || (peek() >= 'A' && peek() <= 'Z'))) {
      word += text_[at_++];
    }
    return lower_ascii(word);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool read_month(const std::string& word, bool whole_word, int& month) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (word == (whole_word ? months[i] : months[i].substr(0, 3))) {
      month = static_cast<int>(i) + 1;
      return true;
    }
  }
  return false;
}

bool read_token(std::string_view token, Cursor& cursor, Parts& parts) {
  if (token == "YYYY") return cursor.number(4, parts.year);
  if (token == "YY") {
    if (!cursor.number(2, parts.year)) return false;
    parts.year += 2000;
    return true;
  }
  if (token == "Month") return read_month(cursor.letters(), true, parts.month);
  if (token == "Mon") return read_month(cursor.letters(), false, parts.month);
  if (token == "MM") return cursor.number(2, parts.month);
  if (token == "M") return cursor.short_number(parts.month);
  if (token == "DD") return cursor.number(2, parts.day);
  if (token == "D") return cursor.short_number(parts.day);
  if (token == "AM") {
    const std::string half = cursor.letters();
    parts.has_half = true;
    parts.afternoon = half == "pm";
    return half == "am" || half == "pm";
  }
  parts.has_time = true;
  if (token == "hh") return cursor.number(2, parts.hour);
  if (token == "h") return cursor.short_number(parts.hour);
  return cursor.number(2, token == "mm" ? parts.minute : parts.second);
}

std::string two_digits(int number) {
  return std::to_string(100 + number).substr(1);
}

std::optional<WrittenDate> date_from(Parts parts) {
  if (parts.year < 1970 || parts.year > 9999) return std::nullopt;
  const auto day = day_from_text(std::to_string(parts.year) + "-" + two_digits(parts.month) + "-" +
                                 two_digits(parts.day));
  if (!day) return std::nullopt;
  if (parts.has_half) {
    if (parts.hour < 1 || parts.hour > 12) return std::nullopt;
    parts.hour = parts.hour % 12 + (parts.afternoon ? 12 : 0);
  }
  if (parts.hour > 23 || parts.minute > 59 || parts.second > 59) return std::nullopt;
  WrittenDate date;
  date.day = *day;
  date.ms_of_day =
      ((parts.hour * 60LL + parts.minute) * 60 + parts.second) * second_ms + parts.milli;
  date.has_time = parts.has_time;
  return date;
}

// Digits behind the second; those beyond milliseconds are dropped.
bool read_fraction(Cursor& cursor, int& milli) {
  if (!is_digit(cursor.peek())) return false;
  for (int weight = 100; is_digit(cursor.peek()); weight /= 10) {
    int digit = 0;
    if (!cursor.number(1, digit)) return false;
    milli += digit * weight;
  }
  return true;
}

bool read_iso_time(Cursor& cursor, Parts& parts) {
  parts.has_time = true;
  if (!cursor.number(2, parts.hour) || !cursor.take(':') || !cursor.number(2, parts.minute)) {
    return false;
  }
  if (!cursor.take(':')) return true;
  if (!cursor.number(2, parts.second)) return false;
  return !cursor.take_one_of(".,") || read_fraction(cursor, parts.milli);
}

bool read_offset(Cursor& cursor, std::optional<int>& minutes) {
  if (cursor.at_end()) return true;
  if (cursor.take('Z') || (cursor.take(' ') && cursor.letters() == "utc")) {
    minutes = 0;
    return true;
  }
  const bool west = cursor.peek() == '-';
  int hour = 0;
  int minute = 0;
  if (!cursor.take_one_of("+-") || !cursor.number(2, hour)) return false;
  cursor.take(':');
  if (!cursor.number(2, minute) || hour > 14 || minute > 59) return false;
  minutes = (west ? -1 : 1) * (hour * 60 + minute);
  return true;
}

std::optional<WrittenDate> read_iso(std::string_view text) {
  Cursor cursor(text);
  Parts parts;
  std::optional<int> offset;
  if (!cursor.number(4, parts.year) || !cursor.take('-') || !cursor.number(2, parts.month) ||
      !cursor.take('-') || !cursor.number(2, parts.day)) {
    return std::nullopt;
  }
  if (!cursor.at_end()) {
    if (!cursor.take_one_of("T ") || !read_iso_time(cursor, parts)) return std::nullopt;
    if (!read_offset(cursor, offset)) return std::nullopt;
  }
  auto date = date_from(parts);
  if (!cursor.at_end() || !date) return std::nullopt;
  date->offset_minutes = offset;
  return date;
}

}  // namespace

UtcMillis moment_of(const WrittenDate& date, const TimeZone& zone) {
  if (!date.offset_minutes) return zone.start_of(date.day) + date.ms_of_day;
  return UtcMillis{date.day.count * day_ms + date.ms_of_day} +
         *date.offset_minutes * -60 * second_ms;
}

DateFormat DateFormat::iso() {
  DateFormat format;
  format.name_ = "ISO 8601";
  return format;
}

std::optional<DateFormat> DateFormat::from_pattern(std::string_view pattern) {
  DateFormat format;
  format.name_ = pattern;
  for (std::string_view rest = pattern; !rest.empty();) {
    const auto* token = std::find_if(tokens.begin(), tokens.end(),
                                     [&](std::string_view text) { return rest.starts_with(text); });
    if (token != tokens.end()) {
      format.parts_.push_back({*token});
      rest.remove_prefix(token->size());
    } else {
      format.parts_.push_back({{}, rest.front()});
      rest.remove_prefix(1);
    }
  }
  const auto count = [&](std::initializer_list<std::string_view> wanted) {
    return std::count_if(format.parts_.begin(), format.parts_.end(), [&](const Part& part) {
      return std::find(wanted.begin(), wanted.end(), part.token) != wanted.end();
    });
  };
  const bool whole = count({"YYYY", "YY"}) == 1 && count({"Month", "Mon", "MM", "M"}) == 1 &&
                     count({"DD", "D"}) == 1;
  return whole ? std::optional(format) : std::nullopt;
}

std::optional<WrittenDate> DateFormat::read(std::string_view text) const {
  if (parts_.empty()) return read_iso(text);
  Cursor cursor(text);
  Parts parts;
  for (const Part& part : parts_) {
    const bool fits =
        part.token.empty() ? cursor.take(part.literal) : read_token(part.token, cursor, parts);
    if (!fits) return std::nullopt;
  }
  return cursor.at_end() ? date_from(parts) : std::nullopt;
}

std::optional<DateFormat> DateFormat::swapped() const {
  return with_tokens({{"MM", "DD"}, {"DD", "MM"}, {"M", "D"}, {"D", "M"}});
}

std::optional<DateFormat> DateFormat::swapped_widths() const {
  return with_tokens({{"MM", "D"}, {"DD", "M"}, {"M", "DD"}, {"D", "MM"}});
}

// Both day and month as another token.
std::optional<DateFormat> DateFormat::with_tokens(const TokenPairs& pairs) const {
  DateFormat other = *this;
  other.name_.clear();
  int exchanged = 0;
  for (Part& part : other.parts_) {
    for (const auto& [from, to] : pairs) {
      if (part.token != from) continue;
      part.token = to;
      ++exchanged;
      break;
    }
    other.name_ += part.token.empty() ? std::string(1, part.literal) : std::string(part.token);
  }
  return exchanged == 2 ? std::optional(other) : std::nullopt;
}

}  // namespace amends::importing
