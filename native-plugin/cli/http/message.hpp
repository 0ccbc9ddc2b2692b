// One HTTP request as the site sees it, and what the site answers. The server (server.hpp) turns
// them into bytes; a site knows no sockets.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::cli {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

struct Asked {
  std::string method;
  std::string path;    // as sent, begins with '/', without query
  std::string query;   // as sent, without '?'
  HeaderList headers;  // names in lower case; repeated ones are joined by ", "
  std::string body;
  std::string remote;

  /// The value of a header; empty when there is none.
  std::string_view header(std::string_view name) const;
  /// The value of a query member without percent-decoding; empty when there is none.
  std::string_view query_value(std::string_view name) const;
  /// The value of a cookie; empty when there is none.
  std::string_view cookie(std::string_view name) const;
  bool is_reading() const { return method == "GET" || method == "HEAD"; }
};

struct Reply {
  int status = 200;
  HeaderList headers;
  std::string body;
  std::optional<std::filesystem::path> file;  // sent instead of the body

  Reply& with(std::string name, std::string value);
  bool has_header(std::string_view name) const;
};

/// Answers a request. Called from several threads at once.
using Site = std::function<Reply(const Asked&)>;

/// A problem document (RFC 9457) with a stable code, for what is refused before it reaches the
/// door.
Reply problem_reply(int status, std::string_view code, std::string_view detail);

}  // namespace amends::cli
