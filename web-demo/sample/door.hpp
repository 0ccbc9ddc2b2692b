// How the sample helpdesk reaches its application: one call at the door, as somebody.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace amends::demo {

struct SampleCall {
  std::string_view method;
  std::string path;
  boost::json::value actor;  // as the door wants it; null: a customer, who needs none
  boost::json::object body;  // of a GET: none
};

/// The answer's document. The sample fits the application, so that a refusal is a fault of ours: it
/// does not come back.
using SampleDoor = std::function<boost::json::object(const SampleCall&)>;

/// Somebody who calls.
class Caller {
 public:
  Caller(SampleDoor door, boost::json::value actor)
      : door_(std::move(door)), actor_(std::move(actor)) {}

  Caller as(boost::json::value actor) const { return {door_, std::move(actor)}; }

  boost::json::object get(std::string path) const {
    return door_({"GET", std::move(path), actor_, {}});
  }
  boost::json::object post(std::string path, boost::json::object body) const {
    return door_({"POST", std::move(path), actor_, std::move(body)});
  }
  boost::json::object put(std::string path, boost::json::object body) const {
    return door_({"PUT", std::move(path), actor_, std::move(body)});
  }

 private:
  SampleDoor door_;
  boost::json::value actor_;
};

/// Who may do everything.
inline boost::json::object administrator() {
  return {{"id", "amends"}, {"name", "amends command"}, {"roles", boost::json::array{"admin"}}};
}

}  // namespace amends::demo
