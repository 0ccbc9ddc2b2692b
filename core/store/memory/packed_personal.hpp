// Personal text beside an event in few bytes: its members without names and punctuation, with those
// that tell who somebody is interned. One value has one spelling, so the text can be made again
// byte for byte.
#pragma once

#include <optional>
#include <string>

#include "core/base/packing.hpp"
#include "core/store/memory/texts.hpp"
#include "core/store/rows.hpp"

namespace amends::memory {

void pack_personal(const std::optional<StoredPersonal>& personal, Texts& texts, Packer& out);
std::optional<StoredPersonal> unpack_personal(const Texts& texts, Unpacker& in);

}  // namespace amends::memory
