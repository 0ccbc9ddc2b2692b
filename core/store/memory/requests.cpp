#include "core/store/memory/requests.hpp"

#include "core/store/memory/ordered.hpp"

namespace amends::memory {
namespace {

std::uint64_t hash_of(TextId request) {
  return spread(number_of(request));
}

}  // namespace

void Requests::put(const RequestRow& row) {
  const TextId request = texts_.intern(row.request);
  const Packed packed{request,
                      static_cast<std::uint32_t>(row.revision),
                      texts_.intern(row.status),
                      texts_.intern(row.team),
                      texts_.intern(row.queue),
                      texts_.intern(row.agent),
                      static_cast<std::uint16_t>(row.cycle),
                      row.completed};
  const auto known =
      index_.find(hash_of(request), [&](std::uint32_t n) { return rows_[n].request == request; });
  if (known) {
    rows_[*known] = packed;
    return;
  }
  rows_.push_back(packed);
  index_.add(static_cast<std::uint32_t>(rows_.size() - 1),
             [this](std::uint32_t n) { return hash_of(rows_[n].request); });
}

RequestRow Requests::unpack(const Packed& packed) const {
  return {texts_.string(packed.request),
          packed.revision,
          texts_.string(packed.status),
          packed.cycle,
          packed.completed,
          texts_.string(packed.team),
          texts_.string(packed.queue),
          texts_.string(packed.agent)};
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
  const Packed packed = pack(row);
  if (const auto known = number_of_row(row.invitation)) {
    Packed& old = rows_[*known];
    if (old.open) closing_.erase(closing_.find({old.closes_at, old.request}));
    old = packed;
  } else {
    rows_.push_back(packed);
    index_.add(static_cast<std::uint32_t>(rows_.size() - 1),
               [this](std::uint32_t n) { return spread(rows_[n].invitation); });
  }
  if (packed.open) closing_.insert({packed.closes_at, packed.request});
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

Invitations::Packed Invitations::pack(const InvitationRow& row) {
  return {row.invitation.value,
          row.closes_at.count,
          row.answered_at.value_or(UtcMillis{}).count,
          texts_.intern(row.request),
          texts_.intern(row.survey),
          texts_.intern(row.language),
          texts_.intern(row.key_hash),
          static_cast<std::uint32_t>(row.survey_version),
          static_cast<std::uint8_t>(row.answer),
          row.open,
          row.answered_at.has_value()};
}

InvitationRow Invitations::unpack(const Packed& packed) const {
  InvitationRow row;
  row.invitation.value = packed.invitation;
  row.request = texts_.text(packed.request);
  row.survey = texts_.text(packed.survey);
  row.survey_version = static_cast<int>(packed.survey_version);
  row.language = texts_.text(packed.language);
  row.closes_at.count = packed.closes_at;
  row.open = packed.open;
  row.answer = packed.answer;
  row.key_hash = texts_.text(packed.key_hash);
  if (packed.answered) row.answered_at = UtcMillis{packed.answered_at};
  return row;
}

}  // namespace amends::memory
