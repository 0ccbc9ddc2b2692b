#include "core/model/event_codec.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <type_traits>

#include "core/model/json.hpp"

namespace amends {
namespace {

template <class T>
concept Described = requires(T& value) {
  T::describe(value, [](std::string_view, auto&) {});
};

// --- writing -----------------------------------------------------------------------------------

json::object encode_members(const auto& value);

// One overload a kind of member; each leaves out what is empty.
void put(json::object& out, std::string_view name, const std::string& text) {
  if (!text.empty()) out.emplace(name, text);
}
void put(json::object& out, std::string_view name, bool flag) {
  if (flag) out.emplace(name, true);
}
void put(json::object& out, std::string_view name, int number) {
  if (number != 0) out.emplace(name, number);
}
void put(json::object& out, std::string_view name, UtcMillis at) {
  out.emplace(name, at.count);
}
void put(json::object& out, std::string_view name, Day day) {
  if (day != undated) out.emplace(name, to_text(day));
}
void put(json::object& out, std::string_view name, const Id128& id) {
  out.emplace(name, to_text(id));
}
void put(json::object& out, std::string_view name, InvitationId id) {
  out.emplace(name, to_text(id));
}
void put(json::object& out, std::string_view name, const std::vector<std::string>& items) {
  if (!items.empty()) out.emplace(name, json::array(items.begin(), items.end()));
}
template <class Enum>
requires std::is_enum_v<Enum>
void put(json::object& out, std::string_view name, Enum value) {
  out.emplace(name, enum_text(value));
}
void put(json::object& out, std::string_view name, const std::optional<bool>& flag) {
  if (flag) out.emplace(name, *flag);
}
template <class T>
void put(json::object& out, std::string_view name, const std::optional<T>& value) {
  if (value) put(out, name, *value);
}
template <Described T>
void put(json::object& out, std::string_view name, const T& value) {
  json::object members = encode_members(value);
  if (!members.empty()) out.emplace(name, std::move(members));
}

json::object encode_members(const auto& value) {
  json::object out;
  std::remove_cvref_t<decltype(value)>::describe(
      value, [&](std::string_view name, const auto& member) { put(out, name, member); });
  return out;
}

// --- reading -----------------------------------------------------------------------------------

struct Broken {};  // thrown inside this file only, turned into history_broken at its edge

void decode_members(const json::object& in, auto& value);

const json::string& text_of(const json::value& value) {
  if (!value.is_string()) throw Broken{};
  return value.get_string();
}
std::int64_t number_of(const json::value& value) {
  if (!value.is_int64()) throw Broken{};
  return value.get_int64();
}
template <class T>
T required(std::optional<T> value) {
  if (!value) throw Broken{};
  return *value;
}

void get(const json::value& in, std::string& out) {
  out = text_of(in);
}
void get(const json::value& in, bool& out) {
  if (!in.is_bool()) throw Broken{};
  out = in.get_bool();
}
void get(const json::value& in, int& out) {
  out = static_cast<int>(number_of(in));
}
void get(const json::value& in, UtcMillis& out) {
  out.count = number_of(in);
}
void get(const json::value& in, Day& out) {
  out = required(day_from_text(text_of(in)));
}
void get(const json::value& in, Id128& out) {
  out = required(id128_from_text(text_of(in)));
}
void get(const json::value& in, InvitationId& out) {
  out = required(invitation_id_from_text(text_of(in)));
}
void get(const json::value& in, std::vector<std::string>& out) {
  if (!in.is_array()) throw Broken{};
  for (const auto& item : in.get_array()) out.emplace_back(text_of(item));
}
template <class Enum>
requires std::is_enum_v<Enum>
void get(const json::value& in, Enum& out) {
  out = required(enum_from_text<Enum>(text_of(in)));
}
template <class T>
void get(const json::value& in, std::optional<T>& out) {
  T value{};
  get(in, value);
  out = std::move(value);
}
template <Described T>
void get(const json::value& in, T& out) {
  if (!in.is_object()) throw Broken{};
  decode_members(in.get_object(), out);
}

void decode_members(const json::object& in, auto& value) {
  std::remove_cvref_t<decltype(value)>::describe(value, [&](std::string_view name, auto& member) {
    if (const auto* found = in.if_contains(name)) get(*found, member);
  });
}

template <std::size_t Index = 0>
Payload decode_payload(std::string_view name, const json::object& data) {
  if constexpr (Index == std::variant_size_v<Payload>) {
    throw Broken{};
  } else {
    using Candidate = std::variant_alternative_t<Index, Payload>;
    if (Candidate::name != name) return decode_payload<Index + 1>(name, data);
    Candidate payload;
    decode_members(data, payload);
    return payload;
  }
}

json::object parsed(std::string_view text) {
  auto object = parse_own_json(text);
  if (!object) throw Broken{};
  return std::move(*object);
}

template <class Read>
auto guarded(std::string_view what, Read&& read) -> Result<decltype(read())> {
  try {
    return read();
  } catch (const Broken&) {
    return fail(ErrorCode::history_broken, "the stored " + std::string(what) + " is damaged");
  }
}

std::string member_text(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value == nullptr ? std::string() : std::string(text_of(*value));
}

}  // namespace

std::string encode_body(const Event& event, const std::optional<Digest>& commitment) {
  json::object body;
  body.emplace("by", encode_members(event.by));
  put(body, "op", event.op.op);
  put(body, "op_hash", event.op.body_hash);
  json::object data =
      std::visit([](const auto& payload) { return encode_members(payload); }, event.payload);
  if (!data.empty()) body.emplace("data", std::move(data));
  if (commitment) body.emplace("personal", hex_encode(*commitment));
  return json::serialize(body);
}

Result<Event> decode_body(std::string_view name, UtcMillis at, std::string_view body) {
  return guarded("event " + std::string(name), [&] {
    const json::object object = parsed(body);
    Event event;
    event.at = at;
    if (const auto* by = object.if_contains("by")) get(*by, event.by);
    event.op = {member_text(object, "op"), member_text(object, "op_hash")};
    static const json::object no_members;
    const auto* data = object.if_contains("data");
    if (data != nullptr && !data->is_object()) throw Broken{};
    event.payload = decode_payload(name, data != nullptr ? data->get_object() : no_members);
    return event;
  });
}

Result<std::optional<Digest>> commitment_of(std::string_view body) {
  return guarded("event", [&]() -> std::optional<Digest> {
    const std::string text = member_text(parsed(body), "personal");
    if (text.empty()) return std::nullopt;
    const Bytes bytes = required(hex_decode(text));
    Digest digest{};
    if (bytes.size() != digest.size()) throw Broken{};
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
  });
}

std::string encode_personal(const Personal& personal) {
  return json::serialize(encode_members(personal));
}

Result<Personal> decode_personal(std::string_view text) {
  return guarded("personal text", [&] {
    Personal personal;
    decode_members(parsed(text), personal);
    return personal;
  });
}

EventActor event_actor(const Actor& actor) {
  const bool named = actor.kind != ActorKind::requester && actor.kind != ActorKind::anonymous;
  return named ? EventActor{actor.kind, actor.id, actor.name} : EventActor{actor.kind, {}, {}};
}

std::string_view payload_name(const Payload& payload) {
  return std::visit([](const auto& event) { return event.name; }, payload);
}

}  // namespace amends
