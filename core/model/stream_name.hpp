// Where a history lies. Rows name it by the request's id; a rating without a request has an id that
// is the name of its stream, and which no helpdesk may give to a request.
#pragma once

#include <string>
#include <string_view>

namespace amends {

inline constexpr std::string_view request_prefix = "request:";
inline constexpr std::string_view touchpoint_prefix = "touchpoint:";
inline constexpr std::string_view person_prefix = "person:";

/// What a member of the staff saved; behind it a keyed hash of the person.
inline constexpr std::string_view views_prefix = "views:";

/// What the tenant has decided, version by version.
inline constexpr std::string_view settings_stream = "settings";
/// Bearer keys.
inline constexpr std::string_view keys_stream = "keys";

/// What was sent to staff about all cases.
inline constexpr std::string_view digests_stream = "digests";
/// Which reports went out by mail.
inline constexpr std::string_view report_mails_stream = "report_mails";

/// What went because it had been kept for long enough.
inline constexpr std::string_view retention_stream = "retention";

/// Whether the id is that of a rating without a request: "touchpoint:kb-article:3f…".
inline bool is_touchpoint_rating(std::string_view request) {
  return request.starts_with(touchpoint_prefix);
}

/// The stream of a request's history, or of a rating's without one.
inline std::string request_stream(std::string_view request) {
  if (is_touchpoint_rating(request)) return std::string(request);
  return std::string(request_prefix).append(request);
}

/// What request_stream() made the name of.
inline std::string_view request_of_stream(std::string_view stream) {
  return stream.starts_with(request_prefix) ? stream.substr(request_prefix.size()) : stream;
}

}  // namespace amends
