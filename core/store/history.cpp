#include "core/store/history.hpp"

#include <algorithm>
#include <utility>

#include "core/model/event_codec.hpp"

namespace amends {
namespace {

void append_framed(Bytes& out, std::string_view part) {
  const std::uint64_t size = part.size();
  for (unsigned shift = 64; shift > 0;) {
    shift -= 8;
    out.push_back(static_cast<std::uint8_t>(size >> shift));
  }
  out.insert(out.end(), part.begin(), part.end());
}

Error broken(std::string_view stream, std::int64_t revision, std::string_view what) {
  return fail(ErrorCode::history_broken, "stream " + std::string(stream) + ", revision " +
                                             std::to_string(revision) + ": " + std::string(what));
}

}  // namespace

History::History(std::string tenant, Bytes chain_key, Bytes person_key, Signer& signer,
                 Entropy& entropy)
    : tenant_(std::move(tenant)),
      chain_key_(std::move(chain_key)),
      person_key_(std::move(person_key)),
      signer_(signer),
      entropy_(entropy) {}

History History::of_tenant(std::string tenant, ByteView root_key, Signer& signer,
                           Entropy& entropy) {
  return {std::move(tenant), derive_key(signer, root_key, "amends chain"),
          derive_key(signer, root_key, "amends person"), signer, entropy};
}

Id128 History::person(std::string_view text) const {
  const Digest digest = signer_.hmac_sha256(person_key_, bytes_of(text));
  Id128 id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

Digest History::chain(const Digest& previous, std::string_view stream,
                      const StoredEvent& stored) const {
  Bytes message(previous.begin(), previous.end());
  append_framed(message, tenant_);
  append_framed(message, stream);
  append_framed(message, std::to_string(stored.revision));
  append_framed(message, std::to_string(stored.at.count));
  append_framed(message, stored.name);
  append_framed(message, stored.body);
  return signer_.hmac_sha256(chain_key_, message);
}

StoredEvent History::seal(const Digest& previous, std::string_view stream, std::int64_t revision,
                          const Event& event) {
  StoredEvent stored;
  stored.revision = revision;
  stored.at = event.at;
  stored.name = payload_name(event.payload);
  std::optional<Digest> commitment;
  if (!event.personal.empty()) {
    StoredPersonal personal;
    personal.salt.resize(16);
    entropy_.fill(personal.salt);
    personal.text = encode_personal(event.personal);
    personal.contents = contents_of(event.personal);
    commitment = signer_.hmac_sha256(personal.salt, bytes_of(personal.text));
    stored.personal = std::move(personal);
  }
  stored.body = encode_body(event, commitment);
  stored.hash = chain(previous, stream, stored);
  return stored;
}

Result<Event> History::open(const StoredEvent& stored) const {
  auto event = decode_body(stored.name, stored.at, stored.body);
  if (!event || !stored.personal) return event;
  auto personal = decode_personal(stored.personal->text);
  if (!personal) return personal.error();
  event->personal = std::move(*personal);
  return event;
}

Result<void> History::check(const Digest& previous, std::int64_t previous_revision,
                            std::string_view stream, const StoredEvent& stored) const {
  if (stored.revision != previous_revision + 1) {
    return broken(stream, previous_revision + 1, "the event is missing");
  }
  if (!equal_constant_time(chain(previous, stream, stored), stored.hash)) {
    return broken(stream, stored.revision, "the hash does not fit the event and the one before it");
  }
  if (!stored.personal) return {};
  const auto commitment = commitment_of(stored.body);
  if (!commitment) return broken(stream, stored.revision, commitment.error().message);
  const Digest found = signer_.hmac_sha256(stored.personal->salt, bytes_of(stored.personal->text));
  if (!*commitment || !equal_constant_time(**commitment, found)) {
    return broken(stream, stored.revision,
                  "the personal text is not the one that was committed to");
  }
  return {};
}

Bytes derive_key(Signer& signer, ByteView root_key, std::string_view purpose) {
  const Bytes no_salt(32, 0);
  const Digest extracted = signer.hmac_sha256(no_salt, root_key);
  Bytes info(purpose.begin(), purpose.end());
  info.push_back(1);
  const Digest expanded = signer.hmac_sha256(extracted, info);
  return {expanded.begin(), expanded.end()};
}

}  // namespace amends
