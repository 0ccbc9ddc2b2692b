// What a rating does to the follow-up that stands, or does not yet stand, on it.
#pragma once

#include "core/rules/context.hpp"

namespace amends {

struct AnswerGiven {
  InvitationId invitation;
  int cycle = 0;
  bool dissatisfied = false;      // false also when the answer was taken back
  bool contact_me = false;        // as it stands after this answer
  bool asks_for_contact = false;  // now, and did not before
  bool only_details = false;      // the answer is the same
  bool by_staff = false;          // staff needs no grace period
  Id128 fresh_follow_up;
};

/// Whether an answer opens a case. Who asks to be contacted is owed that, whatever the answer is,
/// as long as anybody knows how. Without a request nobody else can be made amends to.
bool calls_for_case(const RequestState& state, bool dissatisfied, bool contact_me);

/// Whether these details ask for what the standing ones did not.
bool asks_for_contact(const Details& details, const Invitation& invitation);

/// Events to append behind the rating.
Events consequences(const RequestState& state, const AnswerGiven& given, const Context& context);

}  // namespace amends
