// A vote as it comes in, as JSON or as a form, checked field by field.
#pragma once

#include <string>

#include "core/api/message.hpp"
#include "core/api/services.hpp"
#include "core/model/field_reader.hpp"
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
  // Of ratings without a request only:
  std::string contact;  // a mail address or a phone number
  std::string page;     // the address of the page

  // Not in the body, but known of the page that the nonce names.
  std::string page_load;             // empty: no page of ours
  std::optional<UtcMillis> page_at;  // when it got its nonce
  bool was_asked_which = false;
  bool on_doubtful_page = false;
};

/// The body of a post to the public mount, JSON or a form as the JSON that a script would have
/// sent.
Result<json::object> public_body(const Request& request);

/// Refuses what is no op or voter's key: 16 to 64 of A-Z a-z 0-9 - _, or nothing unless it is
/// required.
void check_op_text(FieldReader& fields, std::string_view name, const std::string& text,
                   bool required);

/// Reads POST /r/{token} and its kin. Refused: what is no vote, naming the field and the limit.
Result<Vote> vote_from(const Request& request);

/// Reads POST /t/{touchpoint}, which has more fields and needs a key.
Result<Vote> touchpoint_vote_from(const Request& request);

/// Whether a contact is a mail address; else it is a phone number.
bool is_mail_address(std::string_view contact);

/// The vote as a command. `fresh_follow_up` is used if a case opens.
Rate rate_of(Services& services, const Vote& vote, InvitationId invitation);

/// The op with the digest of what was sent with it.
OpStamp op_stamp(Services& services, const Vote& vote);

/// The hash of a voter's key for one invitation; empty for no key.
std::string voter_hash(Services& services, std::string_view key, InvitationId invitation);

}  // namespace amends
