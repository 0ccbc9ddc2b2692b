// The names this server answers under. Requests for another name are refused, so that a foreign
// page cannot reach it by pointing its own name here (DNS rebinding).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends::cli {

/// "help.example.org:8443" → "help.example.org", "[::1]:80" → "[::1]"; in lower case.
std::string host_without_port(std::string_view authority);

class HostList {
 public:
  /// 127.0.0.1, localhost and [::1] are always in it.
  explicit HostList(const std::vector<std::string>& names);
  /// `authority` is the value of a Host header, with or without a port.
  bool allows(std::string_view authority) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace amends::cli
