#include "native-plugin/cli/http/host_list.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace amends::cli {

std::string host_without_port(std::string_view authority) {
  const std::size_t after_address = authority.starts_with('[') ? authority.find(']') : 0;
  if (after_address == std::string_view::npos) return {};
  return lower_ascii(authority.substr(0, authority.find(':', after_address)));
}

HostList::HostList(const std::vector<std::string>& names)
    : names_{"127.0.0.1", "localhost", "[::1]"} {
  for (const std::string& name : names) names_.push_back(host_without_port(name));
}

bool HostList::allows(std::string_view authority) const {
  const std::string host = host_without_port(authority);
  return !host.empty() && std::find(names_.begin(), names_.end(), host) != names_.end();
}

}  // namespace amends::cli
