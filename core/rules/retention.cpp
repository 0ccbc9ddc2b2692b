#include "core/rules/retention.hpp"

#include <algorithm>
#include <utility>

namespace amends {
namespace {

bool has_owed_case(const RequestState& state) {
  return std::any_of(state.follow_ups.begin(), state.follow_ups.end(),
                     [](const FollowUp& each) { return is_owed(each.state); });
}

bool holds_kind(const KeptText& text, RetainedKind kind) {
  return (text.contents & contents_of_kind(kind)) != 0;
}

bool has_been_kept(const RequestState& state, RetainedKind kind, UtcMillis until) {
  const auto is_later = [&](const KeptText& text) {
    return prolongs(kind, text.contents) && until < text.at;
  };
  const auto ended_later = [&](const FollowUp& each) {
    return each.closed_at && until < *each.closed_at;
  };
  const auto asked_later = [&](const Invitation& each) {
    return kind == RetainedKind::identities && !each.imported && until < each.asked_at;
  };
  return std::none_of(state.texts.begin(), state.texts.end(), is_later) &&
         std::none_of(state.invitations.begin(), state.invitations.end(), asked_later) &&
         std::none_of(state.follow_ups.begin(), state.follow_ups.end(), ended_later);
}

void add_revision(std::vector<RevisionSpan>& spans, int revision) {
  const bool goes_on = !spans.empty() && spans.back().last + 1 == revision;
  if (!goes_on) spans.push_back({revision, revision});
  spans.back().last = revision;
}

}  // namespace

unsigned contents_of_kind(RetainedKind kind) {
  switch (kind) {
    case RetainedKind::comments:
      return contents::comment;
    case RetainedKind::notes:
      return contents::note;
    case RetainedKind::identities:
      return contents::identity;
  }
  return 0;
}

bool prolongs(RetainedKind kind, unsigned contents) {
  return kind == RetainedKind::identities || (contents & contents_of_kind(kind)) != 0;
}

std::optional<UtcMillis> kept_until(RetainedKind kind, const RetentionPolicy& policy,
                                    const TimeZone& zone, UtcMillis now) {
  const auto days = policy.days_of(kind);
  if (!days) return std::nullopt;
  const Day day{zone.day_of(now).count - static_cast<std::int32_t>(*days)};
  return zone.start_of(day);
}

Events decide_retention(const RequestState& state, const Context& context) {
  if (has_owed_case(state)) return {};
  TextsExpired expired;
  std::vector<RetainedKind> kinds;
  const Settings& settings = context.settings();
  for (const RetainedKind kind : retained_kinds) {
    const auto until = kept_until(kind, settings.retention, settings.time_zone, context.now);
    if (until && has_been_kept(state, kind, *until)) kinds.push_back(kind);
  }
  for (const RetainedKind kind : kinds) {
    const bool any = std::any_of(state.texts.begin(), state.texts.end(),
                                 [&](const KeptText& text) { return holds_kind(text, kind); });
    if (any) expired.kinds.emplace_back(enum_text(kind));
  }
  for (const KeptText& text : state.texts) {
    const bool goes = std::any_of(kinds.begin(), kinds.end(),
                                  [&](RetainedKind kind) { return holds_kind(text, kind); });
    if (goes) add_revision(expired.spans, static_cast<int>(text.revision));
  }
  if (expired.spans.empty()) return {};
  return {event_of(context, std::move(expired))};
}

}  // namespace amends
