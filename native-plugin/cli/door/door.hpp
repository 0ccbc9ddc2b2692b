// The library as the command sees it: the C ABI, with its memory owned and its documents as values.
// Nothing here knows the core.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "native-plugin/include/amends.h"

namespace amends::cli {

struct DoorConfig {
  std::string tenant = "default";
  std::string store;
  std::string assets;  // empty: none
  std::string log_level = "info";
  bool create = false;  // make the store if it is missing
};

struct DoorCall {
  std::string method = "GET";
  std::string path;
  std::string query;
  boost::json::object headers;  // names in lower case
  std::string body;
  std::string remote;
  std::string base_url;
  boost::json::value actor;  // null: nobody
};

struct DoorAnswer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::optional<std::string> file;  // name below the folder of web files

  /// The body as a JSON object; an empty one when it is none.
  boost::json::object json() const;
};

/// Safe to use from several threads at once.
class Door {
 public:
  /// Throws Failure when the library refuses the configuration or is another version.
  explicit Door(const DoorConfig& config);

  /// Throws Failure only when the library itself cannot serve.
  DoorAnswer call(const DoorCall& call, std::int32_t deadline_ms = 0) const;

  /// The library's log lines since the last time: JSON, one a line.
  std::string drain_log() const;

 private:
  struct Close {
    void operator()(amends_instance* instance) const { amends_close(instance); }
  };
  std::unique_ptr<amends_instance, Close> instance_;
};

}  // namespace amends::cli
