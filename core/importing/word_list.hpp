// Lists of words as tables have them: one text, a space before and behind each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace amends::importing {

/// Where the word stands; the later, the higher.
inline std::optional<std::size_t> place_in(std::string_view list, std::string_view word) {
  const std::size_t place = list.find(" " + std::string(word) + " ");
  return place == std::string_view::npos ? std::nullopt : std::optional(place);
}

inline bool holds(std::string_view list, std::string_view word) {
  return place_in(list, word).has_value();
}

}  // namespace amends::importing
