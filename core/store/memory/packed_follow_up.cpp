#include "core/store/memory/follow_ups.hpp"

namespace amends::memory {
namespace {

std::optional<std::int64_t> count_of(const std::optional<UtcMillis>& at) {
  return at ? std::optional(at->count) : std::nullopt;
}

std::optional<UtcMillis> millis_of(const std::optional<std::int64_t>& count) {
  return count ? std::optional(UtcMillis{*count}) : std::nullopt;
}

std::vector<TextId> interned(const std::vector<std::string>& items, Texts& texts) {
  std::vector<TextId> ids;
  for (const std::string& item : items) ids.push_back(texts.intern(item));
  return ids;
}

std::vector<std::string> strings(const std::vector<TextId>& ids, const Texts& texts) {
  std::vector<std::string> items;
  for (const TextId id : ids) items.push_back(texts.string(id));
  return items;
}

}  // namespace

PackedFollowUp pack(const FollowUpRow& row, Texts& texts) {
  return {.follow_up = row.follow_up,
          .invitation = row.invitation.value,
          .opened_at = row.opened_at.count,
          .answered_at = row.answered_at.count,
          .settles_at = count_of(row.settles_at),
          .due_at = count_of(row.due_at),
          .paused_until = count_of(row.paused_until),
          .closed_at = count_of(row.closed_at),
          .began_at = row.began_at.count,
          .contacted_at = count_of(row.contacted_at),
          .merged_into = row.merged_into,
          .offers = interned(row.offers, texts),
          .reasons = interned(row.reasons, texts),
          .tags = interned(row.tags, texts),
          .request = texts.intern(row.request),
          .assignee_id = texts.intern(row.assignee_id),
          .assignee_name = texts.intern(row.assignee_name),
          .outcome = texts.intern(row.outcome),
          .root_cause = texts.intern(row.root_cause),
          .action = texts.intern(row.action),
          .merged_into_request = texts.intern(row.merged_into_request),
          .survey = texts.intern(row.survey),
          .url = texts.intern(row.url),
          .agent = texts.intern(row.agent),
          .team = texts.intern(row.team),
          .queue = texts.intern(row.queue),
          .service = texts.intern(row.service),
          .touchpoint = texts.intern(row.touchpoint),
          .channel = texts.intern(row.channel),
          .organisation = texts.intern(row.organisation),
          .revision = static_cast<std::uint32_t>(row.revision),
          .requester_revision = static_cast<std::uint32_t>(row.requester_revision),
          .comment_revision = static_cast<std::uint32_t>(row.comment_revision),
          .cycle = row.cycle,
          .contacts = row.contacts,
          .survey_version = row.survey_version,
          .answer = static_cast<std::uint8_t>(row.answer),
          .scale = static_cast<std::uint8_t>(row.scale),
          .state = row.state,
          .contact_me = row.contact_me,
          .late = row.late,
          .imported = row.imported,
          .counted = row.counted,
          .moment = row.moment};
}

FollowUpRow unpack(const PackedFollowUp& packed, const Texts& texts) {
  return {.follow_up = packed.follow_up,
          .request = texts.string(packed.request),
          .revision = packed.revision,
          .invitation = {packed.invitation},
          .cycle = packed.cycle,
          .state = packed.state,
          .settles_at = millis_of(packed.settles_at),
          .opened_at = {packed.opened_at},
          .due_at = millis_of(packed.due_at),
          .paused_until = millis_of(packed.paused_until),
          .closed_at = millis_of(packed.closed_at),
          .began_at = {packed.began_at},
          .contacted_at = millis_of(packed.contacted_at),
          .late = packed.late,
          .imported = packed.imported,
          .counted = packed.counted,
          .moment = packed.moment,
          .assignee_id = texts.string(packed.assignee_id),
          .assignee_name = texts.string(packed.assignee_name),
          .contacts = packed.contacts,
          .outcome = texts.string(packed.outcome),
          .root_cause = texts.string(packed.root_cause),
          .action = texts.string(packed.action),
          .merged_into = packed.merged_into,
          .merged_into_request = texts.string(packed.merged_into_request),
          .offers = strings(packed.offers, texts),
          .answer = packed.answer,
          .scale = packed.scale,
          .survey = texts.string(packed.survey),
          .survey_version = packed.survey_version,
          .answered_at = {packed.answered_at},
          .contact_me = packed.contact_me,
          .reasons = strings(packed.reasons, texts),
          .url = texts.string(packed.url),
          .agent = texts.string(packed.agent),
          .team = texts.string(packed.team),
          .queue = texts.string(packed.queue),
          .service = texts.string(packed.service),
          .touchpoint = texts.string(packed.touchpoint),
          .channel = texts.string(packed.channel),
          .organisation = texts.string(packed.organisation),
          .tags = strings(packed.tags, texts),
          .requester_revision = packed.requester_revision,
          .comment_revision = packed.comment_revision};
}

}  // namespace amends::memory
