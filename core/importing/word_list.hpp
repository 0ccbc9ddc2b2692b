// Lists of words as tables have them: one text, a space before and behind each.
#pragma once

#include <string>
#include <string_view>

namespace amends::importing {

inline bool holds(std::string_view list, std::string_view word) {
  return list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

}  // namespace amends::importing
