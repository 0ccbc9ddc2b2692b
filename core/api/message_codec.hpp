// The door's JSON: one request in, one answer out (docs/write-a-host.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/api/message.hpp"

namespace amends {

/// Reads a request of the door. Path and query come percent-encoded, as they stand in the address;
/// the query is decoded here, the path's parts by path_parts(). Errors name the member.
Result<Request> request_from_json(std::string_view text);

/// Always JSON: a body that is not UTF-8 goes out as body_b64.
std::string response_to_json(const Response& response);

/// The decoded parts of a path between its slashes; nothing when an escape is malformed.
std::optional<std::vector<std::string>> path_parts(std::string_view path);

/// Reads application/x-www-form-urlencoded (also a query). Fails with bad_request on malformed
/// escapes, duplicate_field when a name stands twice, unless it is in `repeatable`, whose values
/// are joined by '\n'.
Result<std::map<std::string, std::string>> form_from_text(
    std::string_view text, const std::vector<std::string_view>& repeatable = {});

}  // namespace amends
