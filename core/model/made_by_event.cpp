#include "core/model/made_by_event.hpp"

#include <utility>

namespace amends {

Invitation invitation_of(const Invited& invited, UtcMillis at) {
  Invitation invitation;
  invitation.id = invited.invitation;
  invitation.cycle = invited.cycle;
  invitation.touchpoint = invited.touchpoint;
  invitation.survey = invited.survey;
  invitation.survey_version = invited.survey_version;
  invitation.scale = invited.scale;
  invitation.language = invited.language;
  invitation.snapshot = invited.snapshot;
  invitation.asked_at = at;
  invitation.day = invited.day;
  invitation.closes_at = invited.closes_at;
  invitation.unsolicited = invited.unsolicited;
  invitation.mailed = invited.mailed;
  invitation.remind_at = invited.remind_at;
  invitation.recovery_of = invited.follow_up;
  return invitation;
}

Invitation invitation_of(const Imported& imported, const Event& event, std::int64_t revision) {
  Invitation invitation;
  invitation.id = imported.invitation;
  invitation.touchpoint = imported.touchpoint;
  invitation.survey = imported.survey;
  invitation.survey_version = imported.survey_version;
  invitation.scale = imported.scale;
  invitation.snapshot = imported.snapshot;
  invitation.asked_at = event.at;
  invitation.day = imported.day_asked;
  invitation.closes_at = event.at;
  invitation.imported = true;
  if (imported.answer == 0) return invitation;
  Rating rating;
  rating.answer = imported.answer;
  rating.answer_class = imported.answer_class;
  rating.at = event.at;
  rating.first_at = event.at;
  rating.first_class = imported.answer_class;
  rating.day = imported.day_answered;
  rating.comment_revision = event.personal.comment.empty() ? 0 : revision;
  rating.comment_class = rating.answer_class;
  rating.imported = true;
  invitation.rating = std::move(rating);
  return invitation;
}

FollowUp follow_up_of(const Imported& imported, UtcMillis at) {
  FollowUp follow_up;
  follow_up.id = *imported.follow_up;
  follow_up.invitation = imported.invitation;
  follow_up.day = imported.day_answered;
  follow_up.opened_at = at;
  follow_up.began_at = at;
  follow_up.imported = true;
  follow_up.dissatisfied = true;
  return follow_up;
}

}  // namespace amends
