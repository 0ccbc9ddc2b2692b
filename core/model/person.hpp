// A customer as the stream of the person tells it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/request.hpp"

namespace amends {

/// Who a requester is, as text: by id; by mail address, in either case, where there is no id. Empty
/// where there is neither. What is kept of it is a keyed hash (History::person).
std::string person_text(const Requester& requester);
std::string person_text_of_id(std::string_view id);
std::string person_text_of_mail(std::string_view mail);

struct PersonState {
  std::int64_t revision = 0;
  Digest head{};         // hash of the last event
  bool stopped = false;  // wants to be asked nothing more
  std::optional<UtcMillis> last_asked_at;
  std::optional<UtcMillis> erased_at;  // the last time
  std::vector<OpRecord> ops;

  const OpRecord* find_op(std::string_view op) const;
};

/// What an event does to the person; see apply() of a request.
void apply(PersonState& state, std::int64_t revision, const Digest& hash, const Event& event);

}  // namespace amends
