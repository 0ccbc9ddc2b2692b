#include "core/api/services.hpp"

#include <utility>

#include "core/api/link_keys.hpp"

namespace amends {
namespace {

Keys derive_keys(Signer& signer, ByteView root) {
  return {derive_key(signer, root, "amends api"), derive_key(signer, root, "amends sample"),
          derive_key(signer, root, "amends webhook")};
}

}  // namespace

std::shared_ptr<const SettingsState> ApplicationCache::settings() const {
  const std::lock_guard guard(mutex_);
  return settings_;
}

void ApplicationCache::remember(std::shared_ptr<const SettingsState> settings) {
  const std::lock_guard guard(mutex_);
  if (!settings_ || settings_->revision() < settings->revision()) settings_ = std::move(settings);
}

std::shared_ptr<ApplicationCache> make_application_cache() {
  return std::make_shared<ApplicationCache>();
}

Services::Services(ApplicationConfig config, ApplicationPorts ports,
                   std::shared_ptr<ApplicationCache> cache)
    : config_(std::move(config)),
      ports_(std::move(ports)),
      cache_(cache ? std::move(cache) : make_application_cache()),
      keys_(derive_keys(ports_.signer, config_.root_key)),
      link_keys_(derive_link_keys(ports_.signer, config_.root_key, KeyRing{})),
      history_(
          History::of_tenant(config_.tenant, config_.root_key, ports_.signer, ports_.entropy)) {}

void Services::log(std::string_view level, std::string_view message) const {
  if (ports_.log) ports_.log(level, message);
}

Result<std::shared_ptr<const SettingsState>> Services::settings(std::int64_t revision) {
  auto known = cache_->settings();
  if (known && known->revision() >= revision) return known;
  return read_settings(std::move(known));
}

Result<std::shared_ptr<const SettingsState>> Services::settings() {
  return read_settings(cache_->settings());
}

Result<std::shared_ptr<const SettingsState>> Services::read_settings(
    std::shared_ptr<const SettingsState> known) {
  auto stored = store().events(settings_stream, known ? known->revision() : 0);
  if (!stored) return stored.error();
  if (known && stored->empty()) return known;
  auto state = known ? std::make_shared<SettingsState>(*known) : std::make_shared<SettingsState>();
  for (const StoredEvent& item : *stored) {
    auto event = history_.open(item);
    if (!event) return event.error();
    if (auto applied = state->apply(item.revision, *event); !applied) return applied.error();
  }
  cache_->remember(state);
  return std::shared_ptr<const SettingsState>(std::move(state));
}

Result<RequestState> Services::load(std::string_view request) {
  auto stored = store().events(request_stream(request));
  if (!stored) return stored.error();
  RequestState state;
  state.id = request;
  for (const StoredEvent& item : *stored) {
    auto event = history_.open(item);
    if (!event) return event.error();
    apply(state, item.revision, item.hash, *event);
  }
  return state;
}

Result<std::vector<Services::Placed>> Services::open_stream(std::string_view stream) {
  auto stored = store().events(stream);
  if (!stored) return stored.error();
  std::vector<Placed> events;
  for (const StoredEvent& item : *stored) {
    auto event = history_.open(item);
    if (!event) return event.error();
    events.push_back({item.revision, std::move(*event)});
  }
  return events;
}

Id128 Services::fresh_id() {
  Id128 id;
  entropy().fill(id.bytes);
  return id;
}

InvitationId Services::fresh_invitation_id() {
  std::array<std::uint8_t, 8> bytes{};
  entropy().fill(bytes);
  InvitationId id;
  for (const std::uint8_t byte : bytes) id.value = (id.value << 8U) | byte;
  return id;
}

std::string Services::digest_text(ByteView key, std::string_view text) {
  const Digest digest = signer().hmac_sha256(key, bytes_of(text));
  return hex_encode(ByteView(digest).first(16));
}

}  // namespace amends
