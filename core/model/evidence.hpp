// How sure we are that a person meant an answer. Stronger is later.
#pragma once

#include <array>
#include <cstdint>

#include "core/base/enum_text.hpp"

namespace amends {

enum class Evidence : std::uint8_t {
  link,       // a link was opened
  dwell,      // the page was read, or left without a gesture
  gesture,    // a trusted gesture on the page
  explicit_,  // the person pressed the button
  signed_in,  // a signed-in requester pressed it
  staff,      // entered on the customer's behalf by a named agent
};

template <>
struct EnumTexts<Evidence> {
  static constexpr std::array<std::string_view, 6> texts = {"link",     "dwell",     "gesture",
                                                            "explicit", "signed_in", "staff"};
};

/// Whether an answer with this evidence counts as the customer's rating; weaker is an intent.
constexpr bool counts(Evidence evidence) {
  return evidence >= Evidence::gesture;
}

/// Whether `next` may replace an answer that was given with `current`. Weaker never replaces
/// stronger; a customer's own vote replaces what staff entered, and staff never replaces the
/// customer.
constexpr bool may_replace(Evidence next, Evidence current) {
  if (current == Evidence::staff) return true;
  if (next == Evidence::staff) return false;
  return next >= current;
}

}  // namespace amends
