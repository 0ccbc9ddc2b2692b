#include "core/store/memory/packed_import.hpp"

#include <type_traits>

#include "core/model/event_codec.hpp"

namespace amends::memory {
namespace {

template <class Enum>
concept Enumeration = std::is_enum_v<Enum>;

class PutMember {
 public:
  PutMember(Texts& texts, Packer& out) : texts_(texts), out_(out) {}

  void operator()(std::string_view, const std::string& text) const {
    out_.number(number_of(texts_.intern(text)));
  }
  void operator()(std::string_view, int number) const { out_.signed_number(number); }
  void operator()(std::string_view, Day day) const { out_.signed_number(day.count); }
  void operator()(std::string_view, Enumeration auto value) const {
    out_.number(static_cast<std::uint64_t>(value));
  }
  void operator()(std::string_view, InvitationId id) const {
    for (unsigned shift = 0; shift < 64; shift += 8) {
      const auto byte = static_cast<std::uint8_t>(id.value >> shift);
      out_.raw({&byte, 1});
    }
  }
  void operator()(std::string_view, const std::optional<Id128>& id) const {
    out_.number(id ? 1 : 0);
    if (id) out_.raw(id->bytes);
  }
  void operator()(std::string_view, const std::vector<std::string>& items) const {
    out_.number(items.size());
    for (const std::string& item : items) (*this)({}, item);
  }
  // Few snapshots serve many requests: the packed one is a text of its own.
  void operator()(std::string_view, const Snapshot& snapshot) const {
    Packer packed;
    Snapshot::describe(snapshot, PutMember(texts_, packed));
    const ByteView bytes = packed.bytes();
    out_.number(
        number_of(texts_.intern({reinterpret_cast<const char*>(bytes.data()), bytes.size()})));
  }

 private:
  Texts& texts_;
  Packer& out_;
};

class GetMember {
 public:
  GetMember(const Texts& texts, Unpacker& in) : texts_(texts), in_(in) {}

  void operator()(std::string_view, std::string& text) const { text = texts_.text(text_id()); }
  void operator()(std::string_view, int& number) const {
    number = static_cast<int>(in_.signed_number());
  }
  void operator()(std::string_view, Day& day) const {
    day.count = static_cast<std::int32_t>(in_.signed_number());
  }
  void operator()(std::string_view, Enumeration auto& value) const {
    value = static_cast<std::remove_reference_t<decltype(value)>>(in_.number());
  }
  void operator()(std::string_view, InvitationId& id) const {
    std::array<std::uint8_t, 8> bytes{};
    in_.raw(bytes);
    for (unsigned i = 0; i < 8; ++i) id.value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
  }
  void operator()(std::string_view, std::optional<Id128>& id) const {
    if (in_.number() != 0) in_.raw(id.emplace().bytes);
  }
  void operator()(std::string_view, std::vector<std::string>& items) const {
    items.resize(static_cast<std::size_t>(in_.number()));
    for (std::string& item : items) (*this)({}, item);
  }
  void operator()(std::string_view, Snapshot& snapshot) const {
    const std::string_view packed = texts_.text(text_id());
    Unpacker in(bytes_of(packed).data());
    Snapshot::describe(snapshot, GetMember(texts_, in));
  }

 private:
  TextId text_id() const { return TextId{static_cast<std::uint32_t>(in_.number())}; }

  const Texts& texts_;
  Unpacker& in_;
};

}  // namespace

bool pack_import(std::string_view body, UtcMillis at, Texts& texts, Packer& out) {
  const auto event = decode_body(packed_event_name, at, body);
  if (!event) return false;
  const auto commitment = commitment_of(body);
  if (!commitment || encode_body(*event, *commitment) != body) return false;
  const PutMember put(texts, out);
  EventActor::describe(event->by, put);
  out.text(event->op.op);
  out.text(event->op.body_hash);
  Imported::describe(std::get<Imported>(event->payload), put);
  out.number(*commitment ? 1 : 0);
  if (*commitment) out.raw(**commitment);
  return true;
}

std::string unpack_import(UtcMillis at, const Texts& texts, Unpacker& in) {
  Event event;
  event.at = at;
  Imported imported;
  const GetMember get(texts, in);
  EventActor::describe(event.by, get);
  event.op.op = in.text();
  event.op.body_hash = in.text();
  Imported::describe(imported, get);
  event.payload = std::move(imported);
  std::optional<Digest> commitment;
  if (in.number() != 0) in.raw(commitment.emplace());
  return encode_body(event, commitment);
}

}  // namespace amends::memory
