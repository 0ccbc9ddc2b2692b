// The body of an `imported` event in about 50 bytes instead of 420, most of them its commitment:
// what many imports have alike is interned as a whole, and so is the snapshot. One value has one
// spelling, so the text can be made again byte for byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/packing.hpp"
#include "core/base/time.hpp"
#include "core/store/memory/texts.hpp"

namespace amends::memory {

inline constexpr std::string_view packed_event_name = "imported";

/// Writes the body to `out`. False, and nothing written, where unpacking would not give it back
/// exactly.
bool pack_import(std::string_view body, UtcMillis at, Texts& texts, Packer& out);

/// The body as it was given to pack_import().
std::string unpack_import(UtcMillis at, const Texts& texts, Unpacker& in);

}  // namespace amends::memory
