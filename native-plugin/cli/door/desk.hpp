// Calls of the desk mount that the command makes by itself, as an administrator: whoever may read
// and write the store's files may do all that.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <utility>

#include "native-plugin/cli/door/door.hpp"
#include "native-plugin/cli/door/door_message.hpp"

namespace amends::cli {

/// One page of a list as text, and the cursor of the next one; empty: it is the last.
struct TextPage {
  std::string text;
  std::string next;
};

class Desk {
 public:
  explicit Desk(CallDoor call);
  explicit Desk(const Door& door);

  /// The same desk for somebody else: an actor as the door wants it, or null.
  Desk as(boost::json::value actor) const;

  /// The answer's document. Throws Failure with the problem's detail when it is no success.
  boost::json::object get(const std::string& path, const std::string& query = {}) const;
  boost::json::object post(const std::string& path, const boost::json::object& body) const;
  boost::json::object put(const std::string& path, const boost::json::object& body) const;
  boost::json::object remove(const std::string& path) const;
  /// The same as get(), as the text of another media type.
  std::string get_as(const std::string& media_type, const std::string& path,
                     const std::string& query) const;
  TextPage get_page_as(const std::string& media_type, const std::string& path,
                       const std::string& query) const;

 private:
  DoorAnswer call(DoorCall call) const;
  DoorAnswer send(const std::string& method, const std::string& path,
                  const boost::json::object& body) const;

  CallDoor call_;
  boost::json::value actor_;
};

/// Percent-encodes for a query or a part of a path.
std::string url_encoded(std::string_view text);

}  // namespace amends::cli
