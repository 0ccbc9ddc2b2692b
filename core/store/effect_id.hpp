// What effects are called: after the event that made them, so that who decides again makes the
// same.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <utility>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"

namespace amends {

/// Effects of one event differ in bytes of the id. Whoever makes some has a byte that the others
/// leave as it is.
enum class EffectByte : std::uint8_t {
  addition = 11,
  praise = 12,
  number_high = 13,
  webhook = 14,
  number = 15
};

inline Id128 effect_id(const Digest& hash,
                       std::initializer_list<std::pair<EffectByte, std::size_t>> marks) {
  Id128 id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  for (const auto& [place, mark] : marks) {
    auto& byte = id.bytes[static_cast<std::size_t>(place)];
    byte = static_cast<std::uint8_t>(byte ^ (mark & 0xFFU));
  }
  return id;
}

}  // namespace amends
