// What the demo's pages ask beside the product: the requests that a visitor may rate, their mails,
// and the few things that a real helpdesk would know.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "web-demo/sample/door.hpp"

namespace amends::demo {

class Showcase {
 public:
  /// `staged` and `manager` are those of SampleHelpdesk. Links are made from the invitations each
  /// time, so that they fit the address that `door` is served at now.
  Showcase(SampleDoor door, boost::json::array staged, boost::json::object manager);

  /// The document at a path below the pages' /demo: /requests.json, /touchpoints.json,
  /// /people.json, /mail/ID.json. Nothing where there is none.
  std::optional<boost::json::value> find(std::string_view path) const;

 private:
  boost::json::value people() const;
  std::optional<boost::json::value> mail(std::string_view request) const;

  boost::json::array staged_;
  boost::json::object manager_;     // {"id","name"}
  boost::json::object mails_;       // mail blocks by request
  boost::json::array touchpoints_;  // {"touchpoint","site"}: what anybody may rate
};

}  // namespace amends::demo
