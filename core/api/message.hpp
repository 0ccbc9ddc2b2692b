// A request through the door and its answer, as values. message_codec.hpp turns them into JSON.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/model/actor.hpp"
#include "core/model/json.hpp"

namespace amends {

struct Request {
  std::string method;                          // GET, HEAD, POST, PUT, DELETE, OPTIONS
  std::string path;                            // below the mount, percent-decoded, begins with '/'
  std::map<std::string, std::string> query;    // percent-decoded
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::string remote;    // the network address of the client; kept nowhere
  std::string base_url;  // as the host says it; may be empty
  Actor actor;           // as the host asserts it, or by bearer key

  /// The value of a header or query member; empty when there is none.
  std::string_view header(std::string_view name) const;
  std::string_view query_value(std::string_view name) const;
  /// What the body is, without parameters: such as "application/json".
  std::string content_type() const;
  /// Whether the client wants JSON rather than a page.
  bool wants_json() const;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::optional<std::string> file;  // name below share/amends/web, instead of a body
  json::array effects;

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

/// An answer with a JSON body.
Response json_response(int status, const json::value& body);

/// RFC 9457 problem details. `extra` members join the document.
Response problem(const Error& error, const json::object& extra = {});

/// A moment as JSON: milliseconds, or null.
json::value millis_or_null(const std::optional<UtcMillis>& at);
/// A text as JSON; null when it is empty.
json::value text_or_null(const std::string& text);

}  // namespace amends
