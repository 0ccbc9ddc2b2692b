#include "core/model/money.hpp"

#include <algorithm>

namespace amends {
namespace {

constexpr std::size_t max_whole_digits = 7;

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_in(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::optional<int> hundredths_from_text(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == text.npos ? "00" : text.substr(point + 1);
  const bool good =
      is_digits(whole) && whole.size() <= max_whole_digits && is_digits(part) && part.size() == 2;
  if (!good) return std::nullopt;
  const int hundredths = number_in(whole) * 100 + number_in(part);
  return hundredths == 0 ? std::nullopt : std::optional(hundredths);
}

std::string amount_text(std::int64_t hundredths) {
  const std::string whole = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return whole;
  return whole + "." + std::to_string(100 + hundredths % 100).substr(1);
}

bool is_currency(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace amends
