// What can go wrong, as values. Every code stands once, in error.cpp's table, with its stable text
// and the HTTP status it travels with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace amends {

enum class ErrorCode : std::uint8_t {
  // The message itself.
  bad_request,
  invalid_json,
  invalid_utf8,
  unknown_field,
  duplicate_field,
  missing_field,
  wrong_type,
  field_too_long,
  out_of_range,
  off_scale,
  too_large,
  unsupported_media_type,
  // Who asks.
  not_signed_in,
  forbidden,
  cross_site,
  not_found,
  method_not_allowed,
  // The state of things.
  closed,
  nonce_stale,
  press_needed,
  op_reused,
  stale_revision,
  transition_not_allowed,
  note_required,
  outcome_required,
  not_completed,
  already_exists,
  too_many_ratings,
  // The store.
  conflict,
  store_busy,
  store_full,
  store_read_only,
  store_missing,
  store_newer,
  store_not_a_database,
  store_key_missing,
  store_unavailable,
  // Us.
  history_broken,
  internal,
};

/// One failure. `message` is one line that names the field and the limit, without a trailing
/// period; `field` is the member of the message that is to blame, or empty.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string field = {};
};

/// The stable spelling of a code, such as "off_scale". Never changes once released.
std::string_view code_text(ErrorCode code);

/// The HTTP status that a code travels with.
int http_status(ErrorCode code);

/// A short title for the code, the same for every occurrence (RFC 9457, "title").
std::string_view code_title(ErrorCode code);

}  // namespace amends
