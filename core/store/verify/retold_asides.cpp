// Retelling: what stands aside.
#include <algorithm>

#include "core/store/verify/retelling.hpp"

namespace amends {

using told::as;
using told::invitation_in;
using told::is_any;

namespace {

template <class Kind>
const ToldEvent* last_of(const std::vector<ToldEvent>& events, InvitationId invitation) {
  const auto found = std::find_if(events.rbegin(), events.rend(), [&](const ToldEvent& item) {
    return is_any<Kind>(item) && invitation_in(item) == invitation;
  });
  return found == events.rend() ? nullptr : &*found;
}

}  // namespace

const ToldEvent* Retelling::disputed(const Question& asked) const {
  const ToldEvent* last = last_of<Disputed>(events_, asked.id);
  const auto answer = standing(asked.id);
  if (last == nullptr || !answer || as<Disputed>(*last)->answer == 0) return nullptr;
  return answer->at < last->event.at ? last : nullptr;
}

const ToldEvent* Retelling::excluded(const Question& asked) const {
  const bool stands = is_excluded(asked.id) && standing(asked.id).has_value();
  return stands ? last_of<RatingExcluded>(events_, asked.id) : nullptr;
}

const ToldEvent* Retelling::held(const Question& asked) const {
  return is_held(asked.id) ? last_of<Held>(events_, asked.id) : nullptr;
}

const ToldEvent* Retelling::intent(const Question& asked) const {
  const ToldEvent* last = last_of<IntentNoted>(events_, asked.id);
  const bool counts =
      standing(asked.id).has_value() && !is_held(asked.id) && !is_excluded(asked.id);
  if (last == nullptr || counts || as<IntentNoted>(*last)->answer == 0) return nullptr;
  return last;
}

AsideRow Retelling::aside_row(const Question& asked, AsideKind kind,
                              const ToldEvent& set_aside) const {
  AsideRow row{.invitation = asked.id,
               .kind = kind,
               .request = request_,
               .at = set_aside.event.at,
               .answer = 0,
               .evidence = Evidence::link,
               .reason = {},
               .scale = asked.scale,
               .survey = asked.survey,
               .survey_version = asked.survey_version,
               .url = last_url(),
               .agent = asked.snapshot->agent,
               .team = asked.snapshot->team,
               .queue = asked.snapshot->queue,
               .service = asked.snapshot->service,
               .touchpoint = asked.touchpoint,
               .channel = asked.snapshot->channel,
               .organisation = asked.snapshot->organisation,
               .tags = asked.snapshot->tags,
               .requester_revision = requester_revision(),
               .words_revision = set_aside.revision};
  if (const auto* disputed = as<Disputed>(set_aside)) {
    row.answer = disputed->answer;
    row.evidence = disputed->evidence;
    row.reason = disputed->reason;
  } else if (const auto* held = as<Held>(set_aside)) {
    row.answer = held->answer;
    row.evidence = held->evidence;
  } else if (const auto* intent = as<IntentNoted>(set_aside)) {
    row.answer = intent->answer;
    row.evidence = intent->evidence;
  } else if (const auto answer = standing(asked.id)) {
    row.at = answer->day == undated ? UtcMillis{} : answer->at;
    row.answer = answer->answer;
    row.evidence = answer->evidence;
  }
  return row;
}

std::vector<AsideRow> Retelling::aside_rows() const {
  std::vector<AsideRow> rows;
  for (const Question& asked : questions()) {
    if (asked.recovery_of) continue;
    if (const auto* item = disputed(asked)) {
      rows.push_back(aside_row(asked, AsideKind::disputed, *item));
    }
    if (const auto* item = excluded(asked)) {
      rows.push_back(aside_row(asked, AsideKind::excluded, *item));
    }
    if (const auto* item = held(asked)) rows.push_back(aside_row(asked, AsideKind::held, *item));
    if (const auto* item = intent(asked)) {
      rows.push_back(aside_row(asked, AsideKind::intent, *item));
    }
  }
  return rows;
}

}  // namespace amends
