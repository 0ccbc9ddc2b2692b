// What the processes of the crowd share: the links that some customers hold.
#pragma once

#include <string>
#include <vector>

#include "core/model/json.hpp"

namespace amends::testing {

struct Link {
  std::string request;
  std::string token;
  std::string nonce;
  std::string key;  // of the browser that may change its answer
};
using Scene = std::vector<Link>;

inline json::array scene_to_json(const Scene& scene) {
  json::array links;
  for (const Link& link : scene) {
    links.push_back(json::object{{"request", link.request},
                                 {"token", link.token},
                                 {"nonce", link.nonce},
                                 {"key", link.key}});
  }
  return links;
}

inline Scene scene_from_json(const json::array& links) {
  Scene scene;
  for (const json::value& link : links) {
    const auto text = [&](const char* name) { return std::string(link.at(name).as_string()); };
    scene.push_back({text("request"), text("token"), text("nonce"), text("key")});
  }
  return scene;
}

}  // namespace amends::testing
