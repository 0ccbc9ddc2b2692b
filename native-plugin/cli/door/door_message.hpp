// One call of the door and its answer, as values and as the JSON that travels
// (docs/write-a-host.md).
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::cli {

struct DoorCall {
  std::string method = "GET";
  std::string path;
  std::string query;
  boost::json::object headers;  // names in lower case
  std::string body;
  std::string remote;
  std::string base_url;
  boost::json::value actor;  // null: nobody

  std::string text() const;
};

struct DoorAnswer {
  /// Throws what Boost.JSON throws when the text is no answer.
  static DoorAnswer from_text(std::string_view text);

  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::optional<std::string> file;  // name below the folder of web files

  /// The body as a JSON object; an empty one when it is none.
  boost::json::object json() const;
};

/// Whoever answers calls: the library, or the core itself.
using CallDoor = std::function<DoorAnswer(const DoorCall&)>;

}  // namespace amends::cli
