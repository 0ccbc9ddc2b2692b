// The check that verify makes of a store, and backup and restore of a copy.
#pragma once

#include <string>
#include <vector>

#include "core/store/verify.hpp"
#include "native-plugin/cli/direct_core.hpp"

namespace amends::cli {

/// Verifies the core's tenant, showing how far it is; ends early when interrupted. Each damage is a
/// line on stderr.
VerifyReport verified(DirectCore& core);

/// Verifies every tenant of a copy that nobody else uses; the sum of what was looked at. Throws
/// Failure when it was interrupted or found damage: `outcome` says what comes of that.
VerifyReport verified_copy(const std::string& path, const std::vector<std::string>& tenants,
                           const std::string& outcome);

/// "looked at … streams, … events, … derived rows".
std::string counts_text(const VerifyReport& report);

}  // namespace amends::cli
