// The door: one function is the whole product, the same in both builds.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/base/ports.hpp"
#include "core/store/port.hpp"

namespace amends {

/// What stays the same for an instance.
struct ApplicationConfig {
  std::string tenant = "default";
  /// The tenant's root secret, at least 32 bytes: other keys are derived from it (HKDF).
  Bytes root_key;
};

/// What an instance borrows; all of it must outlive the application.
struct ApplicationPorts {
  Store& store;
  Clock& clock;
  Entropy& entropy;
  Signer& signer;
  Assets& assets;
  /// Takes one log line; may be empty. Never called with tokens, addresses or comments.
  std::function<void(std::string_view level, std::string_view message)> log;
};

/// Settings and keys that were read or derived once; shared by the applications of one tenant and
/// process, from any thread.
class ApplicationCache;
struct LinkKeys;
std::shared_ptr<ApplicationCache> make_application_cache();

class Application {
 public:
  /// `cache` may be shared between applications of one tenant; made anew when it is empty.
  Application(ApplicationConfig config, ApplicationPorts ports,
              std::shared_ptr<ApplicationCache> cache = {});
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// The keys behind links from the next call on (core/api/link_keys.hpp makes them). Without, the
  /// root secret alone stands behind them.
  void use_link_keys(std::shared_ptr<const LinkKeys> keys);

  /// Answers one request of the door: JSON in, JSON out (docs/openapi.yaml, docs/write-a-host.md).
  /// Whatever comes in, an answer comes out; only std::bad_alloc leaves. One call at a time.
  std::string handle(std::string_view request_json);

  /// Answers a request of the door with this error, whatever it asks for: a page where a person
  /// asks, in the own language. For a host that could not get what the application needs.
  std::string refuse(std::string_view request_json, const Error& reason);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace amends
