// An answer arrives: from a link, from a signed-in requester, or entered by staff.
#pragma once

#include <optional>

#include "core/rules/context.hpp"

namespace amends {

struct Rate {
  enum class Kind : std::uint8_t {
    answer,   // `answer` is given, with or without details
    details,  // only details, for the answer that stands
    retract,  // the answer is taken back
  } kind = Kind::answer;
  InvitationId invitation;
  int answer = 0;
  Details details;
  std::string comment;
  Evidence evidence = Evidence::explicit_;
  std::string key_hash;              // of the voter's key; empty: none was sent
  std::string page;                  // the page load it was pressed on; empty: no page of ours
  std::optional<UtcMillis> page_at;  // when the page got its nonce
  bool was_asked_which = false;      // that page asked which of two answers is meant
  bool on_doubtful_page = false;     // that page came as pages of scanners do: no gesture counts
  Id128 fresh_follow_up;             // the id, if a follow-up is opened
};

/// What became of it, as the customer is told.
enum class RateResult : std::uint8_t { recorded, retracted, disputed, held, intent };
template <>
struct EnumTexts<RateResult> {
  static constexpr std::array<std::string_view, 5> texts = {"recorded", "retracted", "disputed",
                                                            "held", "intent"};
};

struct RateDecision {
  RateResult result = RateResult::recorded;
  Events events;
};

/// The rules of design §5 and scanners.md: weak evidence is an intent, and so is a gesture where
/// scanners are about (on a doubtful page, or at odds with another such gesture just now); weaker
/// never replaces stronger, the voter's own browser may change inside the edit window, anybody
/// else's later answer is disputed, two answers from two page loads within a minute are held. A
/// dissatisfied counted rating opens the follow-up in the same breath; a better one withdraws it
/// while nobody was in contact; a dissatisfied one after `addressed` opens it again. Refused:
/// not_found, closed, off_scale, unknown reasons, details without an answer that stands;
/// nonce_stale on a page from before the last change, which may be sent again with a fresh nonce.
Result<RateDecision> decide_rate(const RequestState& state, const Rate& rate,
                                 const Context& context);

/// What the event of an op that was carried out before told the customer.
RateResult result_of(const Event& event);

/// Until when the voter may change an answer; nothing when there is none.
std::optional<UtcMillis> edit_until(const Invitation& invitation, const Settings& settings);

/// The invitation that a signed-in requester or staff rates, unasked if need be.
struct OwnInvitation {
  InvitationId id;
  Events made;  // what makes it, when there was none
};

/// For the requester of a completed request. Refused: not_found (also when it is not his),
/// not_completed, forbidden (own work).
Result<OwnInvitation> own_invitation(const RequestState& state, InvitationId fresh,
                                     const Context& context);

/// For staff entering an answer. Refused: not_found, not_completed, forbidden (own work).
Result<OwnInvitation> staff_invitation(const RequestState& state, InvitationId fresh,
                                       const Context& context);

}  // namespace amends
