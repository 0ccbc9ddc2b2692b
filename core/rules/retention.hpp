// Which texts of a request have been kept for as long as the settings say.
#pragma once

#include "core/rules/context.hpp"

namespace amends {

/// The bit of contents_of() that a kind means.
unsigned contents_of_kind(RetainedKind kind);
/// Whether a text with these contents, when it comes later, lets those of the kind stay: of
/// comments and notes another one; of identities every text, so that no words outlive who said
/// them. So does a question: who can answer is known.
bool prolongs(RetainedKind kind, unsigned contents);

/// Texts that were last prolonged up to this moment go today: the beginning of a day of the
/// tenant's, so many days ago. Nothing where the policy keeps the kind.
std::optional<UtcMillis> kept_until(RetainedKind kind, const RetentionPolicy& policy,
                                    const TimeZone& zone, UtcMillis now);

/// The texts of a kind go together: so many days after the last of them and after the end of the
/// last case, and never while a case waits. Nothing where none goes.
Events decide_retention(const RequestState& state, const Context& context);

}  // namespace amends
