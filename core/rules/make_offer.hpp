// What may be offered to a customer at once, and how much of it.
#pragma once

#include "core/rules/context.hpp"
#include "core/rules/work_follow_up.hpp"

namespace amends {

/// Refused: out_of_range for an offer that is not in the settings, and for an amount that together
/// with what the case was given already is beyond the limit; missing_field without the amount.
Result<FollowUpOffered> offer_made(const MakeOffer& wanted, const FollowUp& follow_up,
                                   const Settings& settings);

/// How much of an offer with a limit is left in the case.
int offer_left(const Offer& offer, const FollowUp& follow_up);

}  // namespace amends
