#include "core/store/memory/packed_import.hpp"

#include <type_traits>

#include "core/model/event_codec.hpp"

namespace amends::memory {
namespace {

template <class Enum>
concept Enumeration = std::is_enum_v<Enum>;

// Days are kept by their distance from the event's.
std::int64_t day_of(UtcMillis at) {
  return at.count / day_ms;
}

// What a request has of its own goes to one place, what is alike in many to another, which becomes
// a text of its own. So does the snapshot: it has other companions than the rest.
class PutMember {
 public:
  PutMember(UtcMillis at, Texts& texts, Packer& alike, Packer& own)
      : at_(at), texts_(texts), alike_(alike), own_(own) {}

  void operator()(std::string_view, const std::string& text) const { texts_.pack(text, alike_); }
  void operator()(std::string_view, int number) const { alike_.signed_number(number); }
  void operator()(std::string_view, Enumeration auto value) const {
    alike_.number(static_cast<std::uint64_t>(value));
  }
  void operator()(std::string_view, const std::vector<std::string>& items) const {
    alike_.number(items.size());
    for (const std::string& item : items) (*this)({}, item);
  }
  void operator()(std::string_view, Day day) const {
    const std::int64_t distance = day.count - day_of(at_);
    own_.signed_number(day == undated ? 0 : distance < 0 ? distance : distance + 1);
  }
  void operator()(std::string_view, InvitationId id) const {
    for (unsigned shift = 0; shift < 64; shift += 8) {
      own_.byte(static_cast<std::uint8_t>(id.value >> shift));
    }
  }
  void operator()(std::string_view, const std::optional<Id128>& id) const {
    own_.number(id ? 1 : 0);
    if (id) own_.raw(id->bytes);
  }
  void operator()(std::string_view, const Snapshot& snapshot) const {
    Packer packed;
    Snapshot::describe(snapshot, PutMember(at_, texts_, packed, own_));
    own_.number(number_of(texts_.intern(packed)));
  }

 private:
  UtcMillis at_;
  Texts& texts_;
  Packer& alike_;
  Packer& own_;
};

class GetMember {
 public:
  GetMember(UtcMillis at, const Texts& texts, Unpacker& alike, Unpacker& own)
      : at_(at), texts_(texts), alike_(alike), own_(own) {}

  void operator()(std::string_view, std::string& text) const { text = texts_.unpack(alike_); }
  void operator()(std::string_view, int& number) const {
    number = static_cast<int>(alike_.signed_number());
  }
  void operator()(std::string_view, Enumeration auto& value) const {
    value = static_cast<std::remove_reference_t<decltype(value)>>(alike_.number());
  }
  void operator()(std::string_view, std::vector<std::string>& items) const {
    items.resize(static_cast<std::size_t>(alike_.number()));
    for (std::string& item : items) (*this)({}, item);
  }
  void operator()(std::string_view, Day& day) const {
    const std::int64_t distance = own_.signed_number();
    const std::int64_t count = day_of(at_) + (distance < 0 ? distance : distance - 1);
    day = distance == 0 ? undated : Day{static_cast<std::int32_t>(count)};
  }
  void operator()(std::string_view, InvitationId& id) const {
    for (unsigned shift = 0; shift < 64; shift += 8) {
      id.value |= static_cast<std::uint64_t>(own_.byte()) << shift;
    }
  }
  void operator()(std::string_view, std::optional<Id128>& id) const {
    if (own_.number() != 0) own_.raw(id.emplace().bytes);
  }
  void operator()(std::string_view, Snapshot& snapshot) const {
    Unpacker packed = texts_.unpacker(Texts::unpack_id(own_));
    Snapshot::describe(snapshot, GetMember(at_, texts_, packed, own_));
  }

 private:
  UtcMillis at_;
  const Texts& texts_;
  Unpacker& alike_;
  Unpacker& own_;
};

}  // namespace

bool pack_import(std::string_view body, UtcMillis at, Texts& texts, Packer& out) {
  const auto event = decode_body(packed_event_name, at, body);
  if (!event) return false;
  const auto commitment = commitment_of(body);
  if (!commitment || encode_body(*event, *commitment) != body) return false;
  Packer alike;
  Packer own;
  const PutMember put(at, texts, alike, own);
  EventActor::describe(event->by, put);
  alike.text(event->op.op);
  alike.text(event->op.body_hash);
  Imported::describe(std::get<Imported>(event->payload), put);
  out.number(number_of(texts.intern(alike)));
  out.raw(own.bytes());
  out.number(*commitment ? 1 : 0);
  if (*commitment) out.raw(**commitment);
  return true;
}

std::string unpack_import(UtcMillis at, const Texts& texts, Unpacker& in) {
  Event event;
  event.at = at;
  Imported imported;
  Unpacker alike = texts.unpacker(Texts::unpack_id(in));
  const GetMember get(at, texts, alike, in);
  EventActor::describe(event.by, get);
  event.op.op = alike.text();
  event.op.body_hash = alike.text();
  Imported::describe(imported, get);
  event.payload = std::move(imported);
  std::optional<Digest> commitment;
  if (in.number() != 0) in.raw(commitment.emplace());
  return encode_body(event, commitment);
}

}  // namespace amends::memory
