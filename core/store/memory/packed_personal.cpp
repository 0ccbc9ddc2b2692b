#include "core/store/memory/packed_personal.hpp"

#include "core/model/event_codec.hpp"

namespace amends::memory {
namespace {

constexpr unsigned as_text = 0;  // in place of a mask of members that are not empty

bool tells_who(std::string_view member) {
  return member.starts_with("requester_");
}

unsigned mask_of(const Personal& personal) {
  unsigned mask = 0;
  unsigned bit = 1;
  Personal::describe(personal, [&](std::string_view, const std::string& member) {
    if (!member.empty()) mask |= bit;
    bit <<= 1U;
  });
  return mask;
}

void pack_text(const std::string& text, Texts& texts, Packer& out) {
  const auto personal = decode_personal(text);
  if (!personal || personal->empty() || encode_personal(*personal) != text) {
    out.number(as_text);
    out.text(text);
    return;
  }
  out.number(mask_of(*personal));
  Personal::describe(*personal, [&](std::string_view name, const std::string& member) {
    if (member.empty()) return;
    if (tells_who(name)) {
      texts.pack(member, out);
    } else {
      out.text(member);
    }
  });
}

std::string unpack_text(const Texts& texts, Unpacker& in) {
  auto mask = static_cast<unsigned>(in.number());
  if (mask == as_text) return std::string(in.text());
  Personal personal;
  Personal::describe(personal, [&](std::string_view name, std::string& member) {
    if ((mask & 1U) != 0) member = tells_who(name) ? texts.unpack(in) : in.text();
    mask >>= 1U;
  });
  return encode_personal(personal);
}

}  // namespace

void pack_personal(const std::optional<StoredPersonal>& personal, Texts& texts, Packer& out) {
  out.number(personal ? personal->salt.size() + 1 : 0);
  if (!personal) return;
  out.raw(personal->salt);
  out.number(personal->contents);
  pack_text(personal->text, texts, out);
}

std::optional<StoredPersonal> unpack_personal(const Texts& texts, Unpacker& in) {
  const std::uint64_t salt_and_one = in.number();
  if (salt_and_one == 0) return std::nullopt;
  StoredPersonal personal;
  personal.salt.resize(static_cast<std::size_t>(salt_and_one - 1));
  in.raw(personal.salt);
  personal.contents = static_cast<unsigned>(in.number());
  personal.text = unpack_text(texts, in);
  return personal;
}

}  // namespace amends::memory
