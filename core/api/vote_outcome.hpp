// What is answered to a vote: as JSON for the widget, as a page for clients without scripts.
#pragma once

#include <string>

#include "core/api/page.hpp"
#include "core/api/vote.hpp"
#include "core/model/request.hpp"
#include "core/model/settings.hpp"

namespace amends {

struct VoteOutcome {
  RateResult result = RateResult::recorded;
  const Invitation* invitation = nullptr;  // as it is now; may be missing
  const Settings* settings = nullptr;      // of the invitation
  std::string nonce;                       // a fresh one for the page that sent the vote

  const Rating* rating() const;
};

/// `result`, `answer`, `class`, `edit_until_at` and `nonce`; null where nothing stands.
json::object outcome_view(const VoteOutcome& outcome);

/// Says what became of the vote. `next` is the place's page as it is now: it asks for the details
/// of a dissatisfied answer, and which one counts where two are held.
Response outcome_page(Services& services, std::string_view path, LandingPage next, const Vote& vote,
                      const VoteOutcome& outcome);

/// The vote is not kept: the customer presses once more, on `next` as it is now. What was written
/// or marked stands on it.
Response ask_again_page(Services& services, std::string_view path, LandingPage next,
                        const Vote& vote);

}  // namespace amends
