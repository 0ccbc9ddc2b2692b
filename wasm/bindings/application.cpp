// The whole application for a page or a worker, on the store in memory. A leaf: it unwraps, makes
// one call, and wraps. An instance lives behind a handle that the loader
// (application/application.js) hides and gives back.
#include <emscripten/bind.h>

#include "core/api/application.hpp"
#include "core/store/heads.hpp"
#include "core/store/memory_store.hpp"

namespace {

using namespace amends;
using emscripten::typed_memory_view;
using emscripten::val;

// The ports that the loader made. Bytes go there as views of this module's memory, which JavaScript
// reads and fills before it returns.
class PagePorts final : public Clock, public Entropy, public Signer, public Assets {
 public:
  explicit PagePorts(val page) : page_(std::move(page)) {}

  UtcMillis now() override { return {static_cast<std::int64_t>(page_.call<double>("now"))}; }

  void fill(std::span<std::uint8_t> bytes) override {
    page_.call<void>("fill", typed_memory_view(bytes.size(), bytes.data()));
  }

  Digest hmac_sha256(ByteView key, ByteView message) override {
    Digest digest{};
    page_.call<void>("hmacSha256", typed_memory_view(key.size(), key.data()),
                     typed_memory_view(message.size(), message.data()),
                     typed_memory_view(digest.size(), digest.data()));
    return digest;
  }

  void log(std::string_view level, std::string_view message) {
    page_.call<void>("log", std::string(level), std::string(message));
  }

  // A page loads its files from where it came from itself.
  std::optional<std::string> file_of(std::string_view) override { return std::nullopt; }
  std::string hashed_name(std::string_view plain) override { return std::string(plain); }

 private:
  val page_;
};

struct Instance {
  Instance(const std::string& tenant, const std::string& root_key, val page)
      : ports(std::move(page)),
        application({tenant, Bytes(root_key.begin(), root_key.end())},
                    {store, ports, ports, ports, ports,
                     [this](auto level, auto message) { ports.log(level, message); }}) {}

  MemoryStore store;
  PagePorts ports;
  Application application;
};

std::uintptr_t open(const std::string& tenant, const std::string& root_key, val page) {
  return reinterpret_cast<std::uintptr_t>(new Instance(tenant, root_key, std::move(page)));
}

void close(std::uintptr_t handle) {
  delete reinterpret_cast<Instance*>(handle);
}

std::string handle_request(std::uintptr_t handle, const std::string& request) {
  return reinterpret_cast<Instance*>(handle)->application.handle(request);
}

std::string heads(std::uintptr_t handle) {
  return heads_to_json(*stream_heads(reinterpret_cast<Instance*>(handle)->store));
}

}  // namespace

EMSCRIPTEN_BINDINGS(application) {
  using namespace emscripten;
  function("open", &open);
  function("close", &close);
  function("handle", &handle_request);
  function("heads", &heads);
}
