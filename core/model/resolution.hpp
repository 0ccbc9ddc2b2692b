// How a request was completed, as the host says it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/enum_text.hpp"

namespace amends {

enum class Resolution : std::uint8_t {
  solved,
  duplicate,   // of another request
  inactivity,  // nobody answered for too long
};
template <>
struct EnumTexts<Resolution> {
  static constexpr std::array<std::string_view, 3> texts = {"solved", "duplicate", "inactivity"};
};

}  // namespace amends
