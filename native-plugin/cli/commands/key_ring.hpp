// amends key rotate and amends key ring: the secrets behind links, as opposed to bearer keys.
#pragma once

#include "native-plugin/cli/command.hpp"

namespace amends::cli {

/// Adds both below `amends key`.
void add_key_ring(CLI::App& key, Chosen& chosen);

}  // namespace amends::cli
