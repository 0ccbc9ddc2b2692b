#include "core/base/error.hpp"

#include <array>
#include <cstddef>

namespace amends {
namespace {

struct Row {
  ErrorCode code;
  int status;
  std::string_view text;
  std::string_view title;
};

constexpr std::array rows = {
    Row{ErrorCode::bad_request, 400, "bad_request", "The request is not understood"},
    Row{ErrorCode::invalid_json, 400, "invalid_json", "The body is not valid JSON"},
    Row{ErrorCode::invalid_utf8, 400, "invalid_utf8", "The text is not valid UTF-8"},
    Row{ErrorCode::unknown_field, 400, "unknown_field", "A field is unknown"},
    Row{ErrorCode::duplicate_field, 400, "duplicate_field", "A field stands twice"},
    Row{ErrorCode::missing_field, 422, "missing_field", "A field is missing"},
    Row{ErrorCode::wrong_type, 422, "wrong_type", "A field has the wrong type"},
    Row{ErrorCode::field_too_long, 422, "field_too_long", "A field is too long"},
    Row{ErrorCode::out_of_range, 422, "out_of_range", "A field is outside its limits"},
    Row{ErrorCode::off_scale, 422, "off_scale", "The answer is not on the survey's scale"},
    Row{ErrorCode::too_large, 413, "too_large", "The request is too large"},
    Row{ErrorCode::unsupported_media_type, 415, "unsupported_media_type",
        "The content type is not accepted"},
    Row{ErrorCode::not_signed_in, 401, "not_signed_in", "Nobody is signed in"},
    Row{ErrorCode::forbidden, 403, "forbidden", "This is not allowed"},
    Row{ErrorCode::cross_site, 403, "cross_site", "The request comes from another site"},
    Row{ErrorCode::not_found, 404, "not_found", "There is no such thing"},
    Row{ErrorCode::method_not_allowed, 405, "method_not_allowed", "The method is not allowed here"},
    Row{ErrorCode::closed, 410, "closed", "The question is closed"},
    Row{ErrorCode::nonce_stale, 409, "nonce_stale", "The page is too old or too new"},
    Row{ErrorCode::press_needed, 409, "press_needed", "One more press is needed"},
    Row{ErrorCode::op_reused, 409, "op_reused", "The op was used with another body"},
    Row{ErrorCode::stale_revision, 409, "stale_revision", "Somebody else was faster"},
    Row{ErrorCode::transition_not_allowed, 409, "transition_not_allowed",
        "The follow-up does not allow this now"},
    Row{ErrorCode::note_required, 422, "note_required", "A note is required"},
    Row{ErrorCode::outcome_required, 422, "outcome_required", "An outcome is required"},
    Row{ErrorCode::not_completed, 409, "not_completed", "The request is not completed"},
    Row{ErrorCode::already_exists, 409, "already_exists", "It exists already"},
    Row{ErrorCode::too_many_ratings, 429, "too_many_ratings", "Too many new ratings in an hour"},
    Row{ErrorCode::conflict, 503, "conflict", "Too many writers at once"},
    Row{ErrorCode::store_busy, 503, "store_busy", "The store is busy"},
    Row{ErrorCode::store_full, 503, "store_full", "The disk is full"},
    Row{ErrorCode::store_read_only, 503, "store_read_only", "The store cannot be written"},
    Row{ErrorCode::store_missing, 503, "store_missing", "The store does not exist"},
    Row{ErrorCode::store_newer, 503, "store_newer", "The store was written by a newer version"},
    Row{ErrorCode::store_not_a_database, 503, "store_not_a_database",
        "The store's file is no database of ours"},
    Row{ErrorCode::store_key_missing, 503, "store_key_missing", "The store's key file is missing"},
    Row{ErrorCode::store_unavailable, 503, "store_unavailable", "The store cannot be used"},
    Row{ErrorCode::history_broken, 500, "history_broken", "The history does not verify"},
    Row{ErrorCode::internal, 500, "internal", "Amends failed"},
};

constexpr bool rows_follow_the_enum() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i) return false;
  }
  return rows.size() == static_cast<std::size_t>(ErrorCode::internal) + 1;
}
static_assert(rows_follow_the_enum());

const Row& row_of(ErrorCode code) {
  return rows[static_cast<std::size_t>(code)];
}

}  // namespace

std::string_view code_text(ErrorCode code) {
  return row_of(code).text;
}
int http_status(ErrorCode code) {
  return row_of(code).status;
}
std::string_view code_title(ErrorCode code) {
  return row_of(code).title;
}

}  // namespace amends
