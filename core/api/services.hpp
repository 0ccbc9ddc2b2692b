// What the routes work with: the ports, the keys, the settings as they are now, and the one way to
// write.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/api/address_counts.hpp"
#include "core/api/application.hpp"
#include "core/api/fetch_watch.hpp"
#include "core/capture/token.hpp"
#include "core/model/request.hpp"
#include "core/model/settings.hpp"
#include "core/model/stream_name.hpp"
#include "core/store/history.hpp"

namespace amends {

/// What was read, derived or seen by this process. Guarded; entries are shared and never change.
class ApplicationCache {
 public:
  std::shared_ptr<const SettingsState> settings() const;
  void remember(std::shared_ptr<const SettingsState> settings);
  AddressCounts& address_counts() { return address_counts_; }

  FetchWatch& fetch_watch() { return fetch_watch_; }

 private:
  FetchWatch fetch_watch_;
  mutable std::mutex mutex_;
  std::shared_ptr<const SettingsState> settings_;
  AddressCounts address_counts_;
};

/// The keys of one tenant, each for one purpose, that stay for ever: what was kept with them must
/// go on verifying. Those of the history are its own; those of links rotate (LinkKeys).
struct Keys {
  Bytes api;      // hashes of bearer keys and voters' keys
  Bytes sample;   // which requests are asked about where only a part is
  Bytes webhook;  // secrets of webhooks
};

/// Which of the effects that a call makes its caller wants in the answer. Empty consumer: none.
struct LeaseWish {
  std::string consumer;
  std::vector<std::string> kinds;
};

class Services {
 public:
  Services(ApplicationConfig config, ApplicationPorts ports,
           std::shared_ptr<ApplicationCache> cache);

  Store& store() { return ports_.store; }
  Signer& signer() { return ports_.signer; }
  Entropy& entropy() { return ports_.entropy; }
  Assets& assets() { return ports_.assets; }
  FetchWatch& fetch_watch() { return cache_->fetch_watch(); }
  AddressCounts& address_counts() { return cache_->address_counts(); }
  History& history() { return history_; }
  const Keys& keys() const { return keys_; }
  const LinkKeys& link_keys() const { return *link_keys_; }
  void use_link_keys(std::shared_ptr<const LinkKeys> keys) { link_keys_ = std::move(keys); }
  const std::string& tenant() const { return config_.tenant; }
  UtcMillis now() { return ports_.clock.now(); }
  void log(std::string_view level, std::string_view message) const;

  /// Of the call that is being answered.
  const LeaseWish& lease_wish() const { return lease_wish_; }
  void set_lease_wish(LeaseWish wish) { lease_wish_ = std::move(wish); }

  /// The settings with at least this revision; from the cache when it has them.
  Result<std::shared_ptr<const SettingsState>> settings(std::int64_t revision);
  /// The settings as they are now: asks the store for what came after the cached ones.
  Result<std::shared_ptr<const SettingsState>> settings();

  /// A request, folded from its stream. Unknown requests have revision 0.
  Result<RequestState> load(std::string_view request);
  /// Opens every event of a stream, oldest first; with their places.
  struct Placed {
    std::int64_t revision;
    Event event;
  };
  Result<std::vector<Placed>> open_stream(std::string_view stream);

  Id128 fresh_id();
  InvitationId fresh_invitation_id();
  /// A lower-case hex digest that identifies a text without telling it.
  std::string digest_text(ByteView key, std::string_view text);

 private:
  Result<std::shared_ptr<const SettingsState>> read_settings(
      std::shared_ptr<const SettingsState> known);

  ApplicationConfig config_;
  ApplicationPorts ports_;
  std::shared_ptr<ApplicationCache> cache_;
  Keys keys_;
  std::shared_ptr<const LinkKeys> link_keys_;
  History history_;
  LeaseWish lease_wish_;
};

/// The event at this place of an opened stream; null when there is none, as at 0.
inline const Event* event_at(const std::vector<Services::Placed>& events, std::int64_t revision) {
  for (const Services::Placed& placed : events) {
    if (placed.revision == revision) return &placed.event;
  }
  return nullptr;
}

}  // namespace amends
