#include "native-plugin/cli/delivery/public_address.hpp"

#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "core/base/internet_address.hpp"

namespace amends::cli {

bool is_public_address(const sockaddr& address) {
  std::array<std::uint8_t, 16> bytes{};
  if (address.sa_family == AF_INET) {
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(&address);
    std::memcpy(bytes.data(), &v4->sin_addr, 4);
    return is_public_v4(bytes);
  }
  if (address.sa_family == AF_INET6) {
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&address);
    std::memcpy(bytes.data(), &v6->sin6_addr, 16);
    return is_public_v6(bytes);
  }
  return false;
}

}  // namespace amends::cli
