// Whether a customer may be asked now: the tenant's ask policy, and what no policy changes.
#pragma once

#include <optional>

#include "core/model/ask_policy.hpp"
#include "core/model/request.hpp"

namespace amends {

/// What the policy looks at besides the request.
struct AskFacts {
  Day today;
  bool stopped = false;              // the requester said "do not ask me again"
  std::optional<Day> last_asked_on;  // when the requester was last asked about anything
  std::int64_t draw = 0;             // of this request, cycle and touchpoint; 0 to 9999
};

/// Whether the requester is who works on it: nobody rates own work.
bool is_own_work(const RequestState& state);

/// Why the requester is not asked; nothing where the ask may be sent.
std::optional<SuppressReason> why_not_asked(const RequestState& state, const AskFacts& facts,
                                            const AskPolicy& policy);

/// The same without the person's history, from the request and its draw.
std::optional<SuppressReason> why_not_about(const RequestState& state, std::int64_t draw,
                                            const AskPolicy& policy);
/// What becomes of it with the person's history.
std::optional<SuppressReason> with_person(std::optional<SuppressReason> about,
                                          const AskFacts& facts, const AskPolicy& policy);

}  // namespace amends
