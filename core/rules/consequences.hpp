// What a rating does to the follow-up that stands, or does not yet stand, on it.
#pragma once

#include "core/rules/context.hpp"

namespace amends {

struct AnswerGiven {
  InvitationId invitation;
  int cycle = 0;
  bool dissatisfied = false;  // false also when the answer was taken back
  bool contact_me = false;    // as it stands after this answer
  bool by_staff = false;      // staff needs no grace period
  Id128 fresh_follow_up;
};

/// Whether an answer opens a case. Without a request there is nobody to make amends to but who asks
/// for it and says how; then it does not matter what the answer is.
bool calls_for_case(const RequestState& state, bool dissatisfied, bool contact_me);

/// Events to append behind the rating.
Events consequences(const RequestState& state, const AnswerGiven& given, const Context& context);

}  // namespace amends
