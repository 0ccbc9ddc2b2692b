// The application in a page: what lives behind the handle that the loader
// (application/application.js) hides and gives back.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/api/application.hpp"
#include "core/store/memory_store.hpp"

namespace amends::page {

using emscripten::typed_memory_view;
using emscripten::val;

// The ports that the loader made. Bytes go there as views of this module's memory, which JavaScript
// reads and fills before it returns.
class PagePorts final : public Clock, public Entropy, public Signer {
 public:
  explicit PagePorts(val page) : page_(std::move(page)) {}

  UtcMillis now() override {
    if (other_time != nullptr) return other_time->now();
    return {static_cast<std::int64_t>(page_.call<double>("now"))};
  }

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

  Clock* other_time = nullptr;  // while a story is played

 private:
  val page_;
};

/// What a page has of its own in the place of the usual; it outlives the instance.
struct Own {
  Store* store = nullptr;       // null: one in memory
  Assets* web_files = nullptr;  // null: none; a page loads them from where it came from itself
};

struct Instance {
  Instance(std::string tenant, const std::string& root_key, val page, const Own& own = {})
      : store(own.store != nullptr ? *own.store : own_store),
        page_ports(std::move(page)),
        assets(own.web_files != nullptr ? *own.web_files : no_assets),
        config{std::move(tenant), Bytes(root_key.begin(), root_key.end())},
        application(config, ports()) {}

  ApplicationPorts ports() {
    return {store,      page_ports,
            page_ports, page_ports,
            assets,     [this](auto level, auto message) { page_ports.log(level, message); }};
  }

  MemoryStore own_store;
  Store& store;
  PagePorts page_ports;
  NoAssets no_assets;
  Assets& assets;
  ApplicationConfig config;
  Application application;
  std::string request;  // the one that is asked, and what was answered last
  std::string answer;
};

/// Bytes of this module's memory, as a page sees them until the next call: embind's own strings are
/// copied letter by letter.
inline val view_of(const std::string& text) {
  return val(typed_memory_view(text.size(), reinterpret_cast<const std::uint8_t*>(text.data())));
}

inline Instance& instance_of(std::uintptr_t handle) {
  return *reinterpret_cast<Instance*>(handle);
}

}  // namespace amends::page
