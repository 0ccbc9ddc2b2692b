// Erasing one person: what was told about, and said by, the person in every request, and what
// others wrote there. It is noted beside the store first, so that it ends as it should also where
// the process dies in between, or an older copy of the store is brought back.
#pragma once

#include "core/api/person_requests.hpp"
#include "core/model/actor.hpp"

namespace amends {

/// How many requests one call erases at most.
inline constexpr std::size_t max_erased_at_once = 500;

struct ErasureResult {
  std::int64_t requests = 0;
  bool more = false;  // the rest is the next call's, or the tick's
};

/// What named the person by one of these keys up to now. Fails as write_request() does.
Result<ErasureResult> erase_person(Services& services, const PersonKeys& keys, const Actor& actor);

/// Does again, or goes on with, what was noted and is not in the history.
Result<ErasureResult> repeat_erasures(Services& services, std::size_t limit);

/// Lets repeat_erasures() look at all that is noted, from the first on: the list may be another one
/// than the store knew.
Result<void> distrust_erasures(Services& services);

/// Whether the store's files may still hold bytes of people who were erased.
Result<bool> is_wipe_due(Services& services);
/// Texts were removed because they had been kept for long enough: bytes of them may be left where
/// the store moved its rows, and go with the next wipe.
Result<void> note_expired(Services& services);
/// Since when there may be some; nothing: there are none.
Result<std::optional<UtcMillis>> expired_unwiped_since(Services& services);
/// The bytes of both too, where there may be any. False: not yet.
Result<bool> wipe_erased(Services& services);

}  // namespace amends
