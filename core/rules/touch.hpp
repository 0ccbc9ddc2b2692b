// A rating without a request: what comes before the answer in its history.
#pragma once

#include <string>

#include "core/rules/rate.hpp"

namespace amends {

/// What the page tells with such a rating.
struct Touch {
  std::string touchpoint;
  std::string subject;   // what is rated, as the page names it
  std::string page;      // its address; empty: not told now
  std::string language;  // of the question
  std::string mail;      // how to contact the customer; both empty: not told now
  std::string phone;
};

/// The invitation that the rating is an answer to: the one that is open, or a fresh one,
/// unsolicited and in a cycle of its own. `made` also holds what the page tells anew. Refused:
/// out_of_range for a touchpoint without a survey.
Result<OwnInvitation> touched_invitation(const RequestState& state, const Touch& touch,
                                         InvitationId fresh, const Context& context);

}  // namespace amends
