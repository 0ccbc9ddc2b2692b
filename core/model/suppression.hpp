// An ask that was not sent, and why.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/enum_text.hpp"
#include "core/base/time.hpp"
#include "core/model/snapshot.hpp"

namespace amends {

/// Why nobody is asked. Where several are true, the first in this order is told.
enum class SuppressReason : std::uint8_t {
  self,          // the requester worked on it or closed it
  stopped,       // "do not ask me again"
  no_requester,  // nobody to ask
  duplicate,     // completed as a duplicate
  inactive,      // completed because nobody answered
  excluded_tag,
  excluded_queue,
  excluded_service,
  excluded_domain,  // of the requester's mail address
  excluded_person,
  sampled_out,  // only a part of all is asked
  throttled,    // the person was asked a short while ago
};
template <>
struct EnumTexts<SuppressReason> {
  static constexpr std::array<std::string_view, 12> texts = {
      "self",         "stopped",        "no_requester",     "duplicate",       "inactive",
      "excluded_tag", "excluded_queue", "excluded_service", "excluded_domain", "excluded_person",
      "sampled_out",  "throttled"};
};

/// One ask that was not sent, with what it would have been counted under.
struct Suppression {
  int cycle = 1;
  std::string touchpoint;
  SuppressReason reason = SuppressReason::no_requester;
  UtcMillis at;
  Day day = undated;  // undated: from before it was kept, and in no figure
  Snapshot snapshot;
};

}  // namespace amends
