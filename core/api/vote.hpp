// A vote as it comes in, as JSON or as a form, checked field by field.
#pragma once

#include <string>

#include "core/api/message.hpp"
#include "core/api/services.hpp"
#include "core/rules/rate.hpp"

namespace amends {

struct Vote {
  Rate::Kind kind = Rate::Kind::answer;
  std::int64_t answer = 0;
  Details details;
  std::string comment;
  Evidence evidence = Evidence::explicit_;
  std::string op;
  std::string nonce;
  std::string key;  // the voter's own random key; empty: none

  // Not in the body, but known of the page that the nonce names.
  std::string page;  // its load; empty: no page of ours
  bool was_asked_which = false;
};

/// Reads POST /r/{token} and its kin. Refused: what is no vote, naming the field and the limit.
Result<Vote> vote_from(const Request& request);

/// The vote as a command. `fresh_follow_up` is used if a case opens.
Rate rate_of(Services& services, const Vote& vote, InvitationId invitation);

/// The op with the digest of what was sent with it.
OpStamp op_stamp(Services& services, const Vote& vote);

/// The hash of a voter's key for one invitation; empty for no key.
std::string voter_hash(Services& services, std::string_view key, InvitationId invitation);

}  // namespace amends
