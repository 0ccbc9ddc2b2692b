#include "core/model/event_codec.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "core/model/json.hpp"

namespace amends {
namespace {

template <class T>
concept Described = requires(T& value) {
  T::describe(value, [](std::string_view, auto&) {});
};

// --- writing -----------------------------------------------------------------------------------

// Members of an object, written one behind the other. The text is built without a document between:
// an import writes many thousands of them.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) {}

  // One overload a kind of member; each leaves out what is empty.
  void put(std::string_view name, const std::string& text) {
    if (!text.empty()) add_text(name, text);
  }
  void put(std::string_view name, bool flag) {
    if (flag) add(name) += "true";
  }
  void put(std::string_view name, int number) {
    if (number != 0) add(name) += std::to_string(number);
  }
  void put(std::string_view name, UtcMillis at) { add(name) += std::to_string(at.count); }
  void put(std::string_view name, Day day) {
    if (day != undated) add_text(name, to_text(day));
  }
  void put(std::string_view name, const Id128& id) { add_text(name, to_text(id)); }
  void put(std::string_view name, InvitationId id) { add_text(name, to_text(id)); }
  void put(std::string_view name, const std::vector<std::string>& items) {
    if (items.empty()) return;
    add(name);
    char before = '[';
    for (const std::string& item : items) {
      out_ += std::exchange(before, ',');
      append_json_text(out_, item);
    }
    out_ += ']';
  }
  template <Described T>
  void put(std::string_view name, const std::vector<T>& items) {
    if (items.empty()) return;
    add(name);
    char before = '[';
    for (const T& item : items) {
      out_ += std::exchange(before, ',');
      put_object(item);
    }
    out_ += ']';
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void put(std::string_view name, Enum value) { add_text(name, enum_text(value)); }
  void put(std::string_view name, const std::optional<bool>& flag) {
    if (flag) add(name) += *flag ? "true" : "false";
  }
  template <class T>
  void put(std::string_view name, const std::optional<T>& value) {
    if (value) put(name, *value);
  }
  template <Described T>
  void put(std::string_view name, const T& value) {
    const std::size_t start = out_.size();
    add(name);
    if (!put_object(value)) out_.resize(start);
  }

  /// Says whether the object has members.
  bool put_object(const auto& value) {
    const std::size_t start = out_.size();
    out_ += '{';
    Members members(out_);
    std::remove_cvref_t<decltype(value)>::describe(
        value, [&](std::string_view name, const auto& member) { members.put(name, member); });
    out_ += '}';
    return out_.size() > start + 2;
  }

 private:
  std::string& add(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    append_json_text(out_, name);
    return out_ += ':';
  }
  void add_text(std::string_view name, std::string_view text) { append_json_text(add(name), text); }

  std::string& out_;
};

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

template <Described T>
void get(const json::value& in, std::vector<T>& out) {
  if (!in.is_array()) throw Broken{};
  for (const auto& item : in.get_array()) get(item, out.emplace_back());
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

template <std::size_t... Indices>
bool is_name_of_any(std::string_view name, std::index_sequence<Indices...>) {
  return ((std::variant_alternative_t<Indices, Payload>::name == name) || ...);
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

Event event_from(std::string_view name, UtcMillis at, const json::object& body) {
  Event event;
  event.at = at;
  if (const auto* by = body.if_contains("by")) get(*by, event.by);
  event.op = {member_text(body, "op"), member_text(body, "op_hash")};
  static const json::object no_members;
  const auto* data = body.if_contains("data");
  if (data != nullptr && !data->is_object()) throw Broken{};
  event.payload = decode_payload(name, data != nullptr ? data->get_object() : no_members);
  return event;
}

std::optional<Digest> commitment_in(const json::object& body) {
  const std::string text = member_text(body, "personal");
  if (text.empty()) return std::nullopt;
  const Bytes bytes = required(hex_decode(text));
  Digest digest{};
  if (bytes.size() != digest.size()) throw Broken{};
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

}  // namespace

std::string encode_body(const Event& event, const std::optional<Digest>& commitment) {
  std::string body = "{";
  Members members(body);
  members.put("by", event.by);
  members.put("op", event.op.op);
  members.put("op_hash", event.op.body_hash);
  std::visit([&](const auto& payload) { members.put("data", payload); }, event.payload);
  if (commitment) members.put("personal", hex_encode(*commitment));
  return body += '}';
}

Result<Event> decode_body(std::string_view name, UtcMillis at, std::string_view body) {
  return guarded("event " + std::string(name), [&] { return event_from(name, at, parsed(body)); });
}

Result<Event> decode_body(std::string_view name, UtcMillis at, const json::object& body) {
  return guarded("event " + std::string(name), [&] { return event_from(name, at, body); });
}

bool is_event_name(std::string_view name) {
  return is_name_of_any(name, std::make_index_sequence<std::variant_size_v<Payload>>());
}

Result<std::optional<Digest>> commitment_of(std::string_view body) {
  return guarded("event", [&] { return commitment_in(parsed(body)); });
}

Result<std::optional<Digest>> commitment_of(const json::object& body) {
  return guarded("event", [&] { return commitment_in(body); });
}

std::string encode_personal(const Personal& personal) {
  std::string text;
  Members(text).put_object(personal);
  return text;
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
