#include "core/api/vote.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/message_codec.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/field_reader.hpp"

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
    } else if (name == "contact_me") {
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

Result<json::object> body_of(const Request& request) {
  if (request.body.size() > limits::max_public_body_bytes) {
    return fail(ErrorCode::too_large, "the body must be at most " +
                                          std::to_string(limits::max_public_body_bytes) +
                                          " bytes long");
  }
  const std::string_view type = request.header("content-type");
  if (type.starts_with("application/json")) return parse_json_object(request.body);
  if (type.starts_with("application/x-www-form-urlencoded")) return form_as_json(request.body);
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

Evidence claimed_evidence(FieldReader& fields) {
  const Evidence claimed = fields.choice("evidence", Evidence::explicit_);
  if (claimed > Evidence::explicit_) {
    fields.refuse(ErrorCode::out_of_range, "evidence", "must be link, dwell, gesture or explicit");
  }
  return claimed;
}

}  // namespace

Result<Vote> vote_from(const Request& request) {
  auto body = body_of(request);
  if (!body) return body.error();
  FieldReader fields(*body);
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
  rate.page = vote.page;
  rate.was_asked_which = vote.was_asked_which;
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
  return {vote.op, services.digest_text(services.keys().api, said)};
}

}  // namespace amends
