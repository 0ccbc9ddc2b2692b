#include "core/store/memory/requests.hpp"

#include "core/store/memory/ordered.hpp"

namespace amends::memory {
namespace {

constexpr std::uint64_t completed_flag = 1;
constexpr std::uint64_t wakes_flag = 2;

std::uint64_t hash_of(TextId request) {
  return spread(number_of(request));
}

TextId pack_rest(const RequestRow& row, Texts& texts) {
  Packer out;
  out.signed_number(row.revision);
  out.signed_number(row.cycle);
  out.number((row.completed ? completed_flag : 0U) | (row.wakes_at ? wakes_flag : 0U));
  if (row.wakes_at) out.signed_number(row.wakes_at->count);
  for (const std::string* text : {&row.status, &row.team, &row.queue, &row.agent}) {
    texts.pack(*text, out);
  }
  return texts.intern(out);
}

// Any two times have a distance: it wraps around.
std::int64_t distance(UtcMillis from, UtcMillis to) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(to.count) -
                                   static_cast<std::uint64_t>(from.count));
}

UtcMillis moved(UtcMillis from, std::int64_t distance) {
  return {static_cast<std::int64_t>(static_cast<std::uint64_t>(from.count) +
                                    static_cast<std::uint64_t>(distance))};
}

// The answer's time is kept by its distance from the end: imported invitations have them alike.
TextId pack_rest(const InvitationRow& row, Texts& texts) {
  Packer out;
  out.number(row.open ? 1 : 0);
  out.signed_number(row.answer);
  out.signed_number(row.survey_version);
  for (const std::string* text : {&row.survey, &row.language, &row.key_hash}) {
    texts.pack(*text, out);
  }
  out.number(row.answered_at ? 1 : 0);
  if (row.answered_at) out.signed_number(distance(row.closes_at, *row.answered_at));
  return texts.intern(out);
}

}  // namespace

void Requests::put(const RequestRow& row) {
  const TextId request = texts_.intern(row.request);
  const Packed packed{request, pack_rest(row, texts_)};
  const auto known =
      index_.find(hash_of(request), [&](std::uint32_t n) { return rows_[n].request == request; });
  if (row.wakes_at) waking_.insert({row.wakes_at->count, request});
  if (known) {
    if (const auto woke = unpack(rows_[*known]).wakes_at) {
      waking_.erase(waking_.find({woke->count, request}));
    }
    rows_[*known] = packed;
    return;
  }
  rows_.push_back(packed);
  index_.add(static_cast<std::uint32_t>(rows_.size() - 1),
             [this](std::uint32_t n) { return hash_of(rows_[n].request); });
}

RequestRow Requests::unpack(const Packed& packed) const {
  Unpacker in = texts_.unpacker(packed.rest);
  RequestRow row;
  row.request = texts_.text(packed.request);
  row.revision = in.signed_number();
  row.cycle = static_cast<int>(in.signed_number());
  const std::uint64_t flags = in.number();
  row.completed = (flags & completed_flag) != 0;
  if ((flags & wakes_flag) != 0) row.wakes_at = UtcMillis{in.signed_number()};
  for (std::string* text : {&row.status, &row.team, &row.queue, &row.agent}) {
    *text = texts_.unpack(in);
  }
  return row;
}

void Requests::each(const std::function<bool(const RequestRow&)>& visit) const {
  const auto by_id = [this](const Packed& a, const Packed& b) {
    return texts_.text(a.request) < texts_.text(b.request);
  };
  for (const Packed* row : ordered(rows_, by_id)) {
    if (!visit(unpack(*row))) return;
  }
}

std::optional<std::uint32_t> Invitations::number_of_row(InvitationId invitation) const {
  return index_.find(spread(invitation.value),
                     [&](std::uint32_t n) { return rows_[n].invitation == invitation.value; });
}

void Invitations::put(const InvitationRow& row) {
  const Packed packed{row.invitation.value, row.closes_at.count, texts_.intern(row.request),
                      pack_rest(row, texts_)};
  if (const auto known = number_of_row(row.invitation)) {
    Packed& old = rows_[*known];
    if (is_open(old)) closing_.erase(closing_.find({old.closes_at, old.request}));
    old = packed;
  } else {
    rows_.push_back(packed);
    index_.add(static_cast<std::uint32_t>(rows_.size() - 1),
               [this](std::uint32_t n) { return spread(rows_[n].invitation); });
  }
  if (row.open) closing_.insert({packed.closes_at, packed.request});
}

bool Invitations::is_open(const Packed& packed) const {
  return texts_.unpacker(packed.rest).number() != 0;
}

std::optional<InvitationRow> Invitations::find(InvitationId invitation) const {
  const auto known = number_of_row(invitation);
  if (!known) return std::nullopt;
  return unpack(rows_[*known]);
}

void Invitations::each(const std::function<bool(const InvitationRow&)>& visit) const {
  const auto by_id = [](const Packed& a, const Packed& b) { return a.invitation < b.invitation; };
  for (const Packed* row : ordered(rows_, by_id)) {
    if (!visit(unpack(*row))) return;
  }
}

InvitationRow Invitations::unpack(const Packed& packed) const {
  Unpacker in = texts_.unpacker(packed.rest);
  InvitationRow row;
  row.invitation.value = packed.invitation;
  row.request = texts_.text(packed.request);
  row.closes_at.count = packed.closes_at;
  row.open = in.number() != 0;
  row.answer = static_cast<int>(in.signed_number());
  row.survey_version = static_cast<int>(in.signed_number());
  for (std::string* text : {&row.survey, &row.language, &row.key_hash}) {
    *text = texts_.unpack(in);
  }
  if (in.number() != 0) row.answered_at = moved(row.closes_at, in.signed_number());
  return row;
}

}  // namespace amends::memory
