#include "core/store/addition_outbox.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "core/model/json.hpp"
#include "core/store/effect_id.hpp"
#include "core/store/staff_notice.hpp"

namespace amends {
namespace {

// The case that an event adds something to, which is the customer's or entered for the customer.
const FollowUp* case_added_to(const RequestState& state, const Event& event) {
  const auto* rated = std::get_if<Rated>(&event.payload);
  const auto* detailed = std::get_if<Detailed>(&event.payload);
  if (rated == nullptr && detailed == nullptr) return nullptr;
  const InvitationId id = rated != nullptr ? rated->invitation : detailed->invitation;
  const Invitation* invitation = state.find(id);
  if (invitation == nullptr || invitation->excluded || invitation->held) return nullptr;
  if (invitation->is_about_request()) return state.follow_up_of(id);
  // Whether it is good now is told where it opens the case again; words are told anyhow.
  const bool has_words = detailed != nullptr || !event.personal.comment.empty();
  return has_words ? state.find(*invitation->recovery_of) : nullptr;
}

// The case was there before and is as it was: else staff are told what became of it.
bool goes_on(const FollowUp* earlier, const FollowUp& follow_up, UtcMillis at) {
  if (earlier == nullptr || follow_up.is_gone() || follow_up.is_settling(at)) return false;
  return is_waiting(earlier->state) ? is_waiting(follow_up.state)
                                    : earlier->state == follow_up.state;
}

class AdditionWriter {
 public:
  AdditionWriter(const RequestState& after, const Addition& addition, UtcMillis at,
                 WriteBatch& batch)
      : after_(after), addition_(addition), at_(at), batch_(batch) {}

  void tell(std::uint8_t& number) {
    const FollowUp& follow_up = *after_.find(addition_.follow_up);
    const auto& assignee = follow_up.assignee;
    if (!assignee) add(to_assignee("detailed", {}), number);
    if (assignee && !is_by(*assignee)) add(to_assignee("detailed", assignee->id), number);
    for (const Person& watcher : follow_up.watchers) {
      if (is_by(watcher) || (assignee && assignee->id == watcher.id)) continue;
      add({{"template", "detailed"}, {"user", watcher.id}, {"watcher", true}}, number);
    }
  }

 private:
  bool is_by(const Person& person) const {
    return addition_.by.kind == ActorKind::staff && addition_.by.id == person.id;
  }
  void add(json::object payload, std::uint8_t& number) {
    payload["follow_up"] = to_text(addition_.follow_up);
    OutboxEntry entry;
    entry.effect = effect_id(after_.head, {{EffectByte::addition, ++number}});
    entry.kind = "mail.send";
    entry.request = after_.id;
    entry.revision = after_.revision;
    entry.follow_up = addition_mark(addition_.follow_up);
    entry.payload = json::serialize(payload);
    entry.not_before = at_;
    batch_.outbox.push_back(std::move(entry));
  }

  const RequestState& after_;
  const Addition& addition_;
  const UtcMillis at_;
  WriteBatch& batch_;
};

}  // namespace

std::vector<Addition> additions_in(const RequestState& before, const RequestState& after,
                                   const std::vector<Event>& events) {
  std::vector<Addition> additions;
  for (const Event& event : events) {
    const FollowUp* follow_up = case_added_to(after, event);
    if (follow_up == nullptr) continue;
    if (!goes_on(before.find(follow_up->id), *follow_up, event.at)) continue;
    additions.push_back({follow_up->id, event.by});
  }
  return additions;
}

Id128 addition_mark(const Id128& follow_up) {
  Id128 mark = follow_up;
  for (std::uint8_t& byte : mark.bytes) byte = static_cast<std::uint8_t>(~byte);
  return mark;
}

void project_additions(const RequestState& before, const RequestState& after,
                       const std::vector<Event>& events, const Settings& settings,
                       WriteBatch& batch) {
  for (const FollowUp& follow_up : after.follow_ups) {
    const FollowUp* earlier = before.find(follow_up.id);
    const bool goes = follow_up.is_gone() && earlier != nullptr && !earlier->is_gone();
    if (goes) batch.cancelled_mail_of.push_back(addition_mark(follow_up.id));
  }
  std::uint8_t number = 0;
  for (const Addition& addition : additions_in(before, after, events)) {
    batch.cancelled_mail_of.push_back(addition_mark(addition.follow_up));
    const UtcMillis at = events.back().at + settings.grace_s * second_ms;
    AdditionWriter(after, addition, at, batch).tell(number);
  }
}

}  // namespace amends
