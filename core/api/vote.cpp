#include "core/api/vote.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/message_codec.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

bool is_op_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

// A form's texts as the JSON that a script would have sent.
Result<json::object> form_as_json(const std::string& body) {
  auto form = form_from_text(body, {"reasons"});
  if (!form) return form.error();
  json::object object;
  for (const auto& [name, value] : *form) {
    if (name == "reasons") {
      json::array items;
      for (const auto item : split(value, '\n')) items.emplace_back(item);
      object.emplace(name, std::move(items));
    } else if (name == "contact_me" || name == "again") {
      object.emplace(name, value != "0" && !value.empty());
    } else if (name == "answer" || name == "importance") {
      const bool digits =
          !value.empty() && value.size() < 4 &&
          std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!digits) return fail(ErrorCode::wrong_type, name + " must be a whole number", name);
      object.emplace(name, std::stoi(value));
    } else {
      object.emplace(name, value);
    }
  }
  return object;
}

}  // namespace

Result<json::object> public_body(const Request& request) {
  if (request.body.size() > limits::max_public_body_bytes) {
    return fail(ErrorCode::too_large, "the body must be at most " +
                                          std::to_string(limits::max_public_body_bytes) +
                                          " bytes long");
  }
  const std::string type = request.content_type();
  if (type == "application/json") return parse_json_object(request.body);
  if (type == "application/x-www-form-urlencoded") return form_as_json(request.body);
  return fail(ErrorCode::unsupported_media_type,
              "content-type must be application/json or application/x-www-form-urlencoded");
}

void check_op_text(FieldReader& fields, std::string_view name, const std::string& text,
                   bool required) {
  if (text.empty() && !required) return;
  const bool fits = text.size() >= limits::min_op_chars && text.size() <= limits::max_op_chars;
  if (!fits || !is_op_text(text)) {
    fields.refuse(ErrorCode::out_of_range, name,
                  "must be " + std::to_string(limits::min_op_chars) + " to " +
                      std::to_string(limits::max_op_chars) + " of A-Z a-z 0-9 - _");
  }
}

namespace {

Evidence claimed_evidence(FieldReader& fields) {
  const Evidence claimed = fields.choice("evidence", Evidence::explicit_);
  if (claimed > Evidence::explicit_) {
    fields.refuse(ErrorCode::out_of_range, "evidence", "must be link, dwell, gesture or explicit");
  }
  return claimed;
}

// Digits, and what people write between them.
bool is_phone_number(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    digits += is_digit ? 1 : 0;
    const bool leads = i == 0 && text[i] == '+';
    if (!is_digit && !leads && std::string_view(" ()-./").find(text[i]) == std::string_view::npos) {
      return false;
    }
  }
  return digits >= limits::min_phone_digits && digits <= limits::max_phone_digits;
}

void read_contact(FieldReader& fields, Vote& vote) {
  vote.contact = trimmed(fields.text("contact", limits::max_name_bytes));
  if (vote.contact.empty()) return;
  if (!is_mail_address(vote.contact) && !is_phone_number(vote.contact)) {
    fields.refuse(ErrorCode::out_of_range, "contact", "must be a mail address or a phone number");
  }
  // Who says how wants it; a form without scripts asks for nothing else.
  if (!vote.details.contact_me) vote.details.contact_me = true;
  if (!*vote.details.contact_me) {
    fields.refuse(ErrorCode::out_of_range, "contact", "must be left out where contact_me is false");
  }
}

Vote read_vote(FieldReader& fields) {
  Vote vote;
  if (fields.is_null("answer")) vote.kind = Rate::Kind::retract;
  if (!fields.has("answer")) vote.kind = Rate::Kind::details;
  vote.answer = fields.integer("answer", INT32_MIN, INT32_MAX, 0);
  vote.comment = fields.text("comment", limits::max_comment_bytes);
  vote.details.reasons = fields.texts("reasons", limits::max_reasons, 64);
  vote.details.contact_me = fields.optional_flag("contact_me");
  if (const auto importance = fields.optional_integer("importance", 1, 3)) {
    vote.details.importance = static_cast<int>(*importance);
  }
  vote.evidence = claimed_evidence(fields);
  vote.op = fields.text("op", limits::max_op_chars);
  vote.nonce = fields.text("nonce", 64);
  vote.key = fields.text("key", limits::max_op_chars);
  check_op_text(fields, "op", vote.op, true);
  check_op_text(fields, "key", vote.key, false);
  return vote;
}

}  // namespace

bool is_mail_address(std::string_view contact) {
  const std::size_t at = contact.find('@');
  if (at == 0 || at == std::string_view::npos || contact.find('@', at + 1) != contact.npos) {
    return false;
  }
  const std::string_view domain = contact.substr(at + 1);
  const bool dotted =
      domain.find('.') != domain.npos && domain.front() != '.' && domain.back() != '.';
  // Nothing that could end a header or begin another address when it is written to a mail.
  return dotted && std::none_of(contact.begin(), contact.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte <= 0x20 || byte == 0x7F ||
                  std::string_view("<>()[]\\,;:\"").find(c) != std::string_view::npos;
         });
}

Result<Vote> vote_from(const Request& request) {
  auto body = public_body(request);
  if (!body) return body.error();
  FieldReader fields(*body);
  Vote vote = read_vote(fields);
  if (auto error = fields.finish()) return *error;
  return vote;
}

Result<Vote> touchpoint_vote_from(const Request& request) {
  auto body = public_body(request);
  if (!body) return body.error();
  FieldReader fields(*body);
  Vote vote = read_vote(fields);
  if (vote.key.empty()) fields.refuse(ErrorCode::missing_field, "key", "is required");
  read_contact(fields, vote);
  vote.page = fields.web_address("page");
  if (auto error = fields.finish()) return *error;
  return vote;
}

std::string voter_hash(Services& services, std::string_view key, InvitationId invitation) {
  if (key.empty()) return {};
  return services.digest_text(services.keys().api, to_text(invitation) + std::string(key));
}

Rate rate_of(Services& services, const Vote& vote, InvitationId invitation) {
  Rate rate;
  rate.kind = vote.kind;
  rate.invitation = invitation;
  rate.answer = static_cast<int>(vote.answer);
  rate.details = vote.details;
  rate.comment = vote.comment;
  rate.evidence = vote.evidence;
  rate.key_hash = voter_hash(services, vote.key, invitation);
  rate.page = vote.page_load;
  rate.page_at = vote.page_at;
  rate.was_asked_which = vote.was_asked_which;
  rate.on_doubtful_page = vote.on_doubtful_page;
  rate.fresh_follow_up = services.fresh_id();
  return rate;
}

OpStamp op_stamp(Services& services, const Vote& vote) {
  std::string said = std::to_string(static_cast<int>(vote.kind)) + '\x1f' +
                     std::to_string(vote.answer) + '\x1f' + vote.comment;
  for (const std::string& reason : vote.details.reasons) said += '\x1f' + reason;
  said += '\x1f';
  if (vote.details.contact_me) said += *vote.details.contact_me ? "yes" : "no";
  said += '\x1f' + std::to_string(vote.details.importance.value_or(0));
  if (!vote.contact.empty()) said += '\x1f' + vote.contact;
  return {vote.op, services.digest_text(services.keys().api, said)};
}

}  // namespace amends
