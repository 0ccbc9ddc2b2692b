#include "core/store/praise_outbox.hpp"

#include <boost/json/serialize.hpp>

#include "core/model/json.hpp"
#include "core/store/effect_id.hpp"

namespace amends {
namespace {

OutboxEntry praise_entry(const RequestState& after, const Invitation& invitation,
                         UtcMillis not_before, std::uint8_t number) {
  OutboxEntry entry;
  entry.effect = effect_id(after.head, {{EffectByte::praise, number}});
  entry.kind = "mail.send";
  entry.request = after.id;
  entry.revision = after.revision;
  entry.follow_up = praise_mark(invitation.id);
  entry.payload = json::serialize(json::object{{"template", "praise"},
                                               {"user", invitation.snapshot.agent},
                                               {"invitation", to_text(invitation.id)}});
  entry.not_before = not_before;
  return entry;
}

bool says_the_same(const Rating& a, const Rating& b) {
  return a.answer == b.answer && a.comment_revision == b.comment_revision && a.at == b.at;
}

}  // namespace

bool is_praise(const Invitation& invitation) {
  const Rating* rating = invitation.counted();
  return rating != nullptr && invitation.is_about_request() &&
         rating->answer_class == AnswerClass::satisfied && rating->comment_revision != 0 &&
         rating->comment_class == AnswerClass::satisfied;
}

bool is_praise_for_agent(const RequestState& state, const Invitation& invitation) {
  const std::string& agent = invitation.snapshot.agent;
  if (!is_praise(invitation) || invitation.praise_sent || state.deleted) return false;
  const Rating& rating = *invitation.rating;
  const bool from_customer = !rating.imported && rating.evidence != Evidence::staff;
  return from_customer && !agent.empty() && agent != state.requester.id;
}

void project_praise(const RequestState& before, const RequestState& after, UtcMillis at,
                    const Settings& settings, WriteBatch& batch) {
  std::uint8_t number = 0;
  for (const Invitation& invitation : after.invitations) {
    if (invitation.praise_sent) continue;
    const Invitation* earlier = before.find(invitation.id);
    const bool was = earlier != nullptr && is_praise_for_agent(before, *earlier);
    const bool is = is_praise_for_agent(after, invitation);
    if (was && is && says_the_same(*earlier->rating, *invitation.rating)) continue;
    if (was) batch.cancelled_mail_of.push_back(praise_mark(invitation.id));
    if (!is || !settings.praise) continue;
    const UtcMillis not_before = at + settings.grace_s * second_ms;
    batch.outbox.push_back(praise_entry(after, invitation, not_before, ++number));
  }
}

}  // namespace amends
