#include "native-plugin/store/system_ports.hpp"

#include <sodium/crypto_auth_hmacsha256.h>
#include <sys/random.h>

#include <cerrno>
#include <chrono>
#include <system_error>

namespace amends {

UtcMillis SystemClock::now() {
  using std::chrono::duration_cast;
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return {duration_cast<std::chrono::milliseconds>(since_1970).count()};
}

void SystemEntropy::fill(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t got = ::getrandom(bytes.data(), bytes.size(), 0);
    if (got > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "getrandom");
    }
  }
}

Digest SodiumSigner::hmac_sha256(ByteView key, ByteView message) {
  crypto_auth_hmacsha256_state state;
  Digest digest;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  crypto_auth_hmacsha256_update(&state, message.data(), message.size());
  crypto_auth_hmacsha256_final(&state, digest.data());
  return digest;
}

}  // namespace amends
