// Moments of truth: answers that change how a customer sees us, found in what the customer said
// before.
#pragma once

#include "core/model/event_payload.hpp"

namespace amends {

/// What an unhappy answer was to its customer, by the settings of then.
struct Moment {
  bool first_bad = false;     // after many good ones
  bool balance_tips = false;  // the good ones made up for the bad ones until then
  int good_in_a_row = 0;      // directly before it

  bool is_one() const { return first_bad || balance_tips; }
  friend bool operator==(const Moment&, const Moment&) = default;
  AMENDS_MEMBERS {
    visit("first_bad", self.first_bad);
    visit("balance_tips", self.balance_tips);
    visit("good_in_a_row", self.good_in_a_row);
  }
};

}  // namespace amends
