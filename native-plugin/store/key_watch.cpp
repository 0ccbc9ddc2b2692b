#include "native-plugin/store/key_watch.hpp"

#include <utility>

#include "core/api/link_keys.hpp"

namespace amends {
namespace {

constexpr std::int64_t pause_ms = second_ms;

Error of_another_store() {
  return fail(ErrorCode::store_key_missing, "the key file belongs to another store");
}

}  // namespace

KeyWatch::KeyWatch(const StoreOptions& options, Clock& clock, Signer& signer, Log log)
    : options_(options), clock_(clock), signer_(signer), log_(std::move(log)) {}

Result<std::shared_ptr<const LinkKeys>> KeyWatch::keys_of(const Bytes& root_key) {
  if (auto keys = known_keys(root_key, true)) return keys;
  std::unique_lock looking(looking_, std::try_to_lock);
  if (!looking) {
    if (auto keys = known_keys(root_key, false)) return keys;
    looking.lock();  // nothing is known yet: of the first calls, all wait for one
  }
  look(root_key);
  if (auto keys = known_keys(root_key, false)) return keys;
  auto unread = read();
  return unread ? of_another_store() : unread.error();
}

std::shared_ptr<const LinkKeys> KeyWatch::known_keys(const Bytes& root_key, bool looked_at_lately) {
  const UtcMillis now = clock_.now();
  const std::lock_guard guard(mutex_);
  if (known_.root_key != root_key) return nullptr;
  // A clock may jump in either direction.
  const bool lately = now >= looked_at_ && now - looked_at_ < pause_ms;
  return lately || !looked_at_lately ? known_.keys : nullptr;
}

void KeyWatch::look(const Bytes& root_key) {
  bool same_store = false;
  {
    const std::lock_guard guard(mutex_);
    looked_at_ = clock_.now();
    same_store = known_.root_key == root_key;
  }
  // The stamp comes first: what is written between it and the reading is seen the next time.
  const KeyFile file(options_.path);
  const auto stamp = options_.keys ? std::nullopt : file.stamp();
  if (same_store && stamp == stamp_ && (stamp || options_.keys)) return;
  stamp_ = stamp;
  auto fresh = read();
  if (!fresh) return complain(fresh.error());
  // Another store's file was put here: whoever opens that store brings its root secret.
  if (fresh->root_key != root_key) return complain(of_another_store());
  complaint_.clear();
  take(std::move(*fresh));
}

Result<KeyWatch::Known> KeyWatch::read() {
  auto keys = read_store_keys(options_);
  if (!keys) return keys.error();
  const Bytes root = tenant_secret(signer_, keys->root, options_.tenant);
  const KeyRing ring = tenant_ring(signer_, keys->ring, options_.tenant);
  return Known{root, keys->ring, derive_link_keys(signer_, root, ring)};
}

void KeyWatch::take(Known fresh) {
  const std::string ring = to_text(fresh.ring);
  bool changed = false;
  {
    const std::lock_guard guard(mutex_);
    changed = known_.keys != nullptr && !(known_.ring == fresh.ring);
    known_ = std::move(fresh);
  }
  if (changed) log_("info", "the key ring has changed: " + ring);
}

void KeyWatch::complain(const Error& error) {
  stamp_.reset();  // so that it is read again at the next look, changed or not
  if (complaint_ == error.message) return;
  complaint_ = error.message;
  bool keeps = false;
  {
    const std::lock_guard guard(mutex_);
    keeps = known_.keys != nullptr;
  }
  if (keeps) log_("error", error.message + "; the keys stay as they were");
}

}  // namespace amends
