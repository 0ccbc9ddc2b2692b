// An HTTP/1.1 server: one thread moves bytes, a small pool answers calls.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "native-plugin/cli/http/limits.hpp"
#include "native-plugin/cli/http/message.hpp"

namespace amends::cli {

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8420;  // 0: any free one
  ServerLimits limits;
  Site site;
  /// Called about twice a second and once at the end, from the thread that runs the server.
  std::function<void()> housekeeping;
  /// Called every chore_pause from a thread that answers calls; may take its time.
  std::function<void()> chore;
  std::chrono::seconds chore_pause{60};
};

class Server {
 public:
  /// Begins to listen. Throws Failure when the address cannot be had.
  explicit Server(ServerConfig config);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Throws Failure when nobody could listen there, before anything long is begun for it.
  static void claim(const std::string& address, std::uint16_t port);

  std::uint16_t port() const;

  /// Serves until SIGTERM or SIGINT. Running calls are finished first, within limits.stop_timeout;
  /// a second signal stops at once.
  void run();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace amends::cli
