// What has been kept for as long as the settings say goes: texts beside events by the same means as
// those of an erased person, effects that nobody took, and word of it in a stream of its own.
#pragma once

#include "core/api/services.hpp"
#include "core/rules/context.hpp"

namespace amends {

/// In how many requests one call lets texts go at most: each is written for itself, and a tick has
/// more to do.
inline constexpr std::size_t max_expired_at_once = 100;

struct RetentionResult {
  RetentionApplied applied;
  bool more = false;  // the rest is the next call's
};

/// Oldest first, in up to `limit` requests.
Result<RetentionResult> apply_retention(Services& services, const SettingsState& settings,
                                        std::size_t limit);

/// How many would go now if this were the policy. A text that holds several kinds counts for each.
struct RetentionDue {
  std::int64_t comments = 0;
  std::int64_t notes = 0;
  std::int64_t identities = 0;
  std::int64_t undelivered = 0;
};
Result<RetentionDue> count_retention(Services& services, const RetentionPolicy& policy,
                                     const TimeZone& zone);

/// When something went the last time; nothing: never.
Result<std::optional<UtcMillis>> last_retention(Services& services);

}  // namespace amends
