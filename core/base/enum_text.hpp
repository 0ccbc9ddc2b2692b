// The spelling of enumerations, written once beside each enum.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace amends {

/// Specialised beside each enum: `static constexpr std::array texts{…}` in the enum's order, which
/// counts from 0 without gaps.
template <class Enum>
struct EnumTexts;

template <class Enum>
constexpr std::string_view enum_text(Enum value) {
  return EnumTexts<Enum>::texts[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> enum_from_text(std::string_view text) {
  for (std::size_t i = 0; i < EnumTexts<Enum>::texts.size(); ++i) {
    if (EnumTexts<Enum>::texts[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace amends
