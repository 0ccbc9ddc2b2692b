#include "core/rules/erase.hpp"

#include <algorithm>
#include <utility>

namespace amends {
namespace {

bool belongs(const Naming& naming, const IsPerson& is_person) {
  return naming.who.empty() || is_person(naming);
}

void end_all(const RequestState& state, const Context& context, Events& events) {
  for (const PlannedAsk& planned : state.planned_asks) {
    events.push_back(
        event_of(context, AskCancelled{planned.cycle, planned.touchpoint, planned.follow_up}));
  }
  for (const FollowUp& follow_up : state.follow_ups) {
    if (!is_owed(follow_up.state)) continue;
    events.push_back(event_of(context, FollowUpVoided{follow_up.id, VoidReason::erased}));
  }
  for (const Invitation& invitation : state.invitations) {
    if (invitation.expired || invitation.imported) continue;
    events.push_back(event_of(context, InvitationExpired{invitation.id}));
  }
}

}  // namespace

std::vector<RevisionSpan> spans_of(const RequestState& state, const IsPerson& is_person) {
  const auto& named = state.named;
  const bool known = std::any_of(named.begin(), named.end(), [&](const Naming& naming) {
    return !naming.who.empty() && is_person(naming);
  });
  std::vector<RevisionSpan> spans;
  for (std::size_t i = 0; known && i < named.size(); ++i) {
    if (!belongs(named[i], is_person)) continue;
    const std::int64_t first = i == 0 ? 1 : named[i].revision;
    const std::int64_t last = i + 1 < named.size() ? named[i + 1].revision - 1 : state.revision;
    const bool goes_on = !spans.empty() && spans.back().last + 1 == first;
    if (!goes_on) spans.push_back({static_cast<int>(first), 0});
    spans.back().last = static_cast<int>(last);
  }
  return spans;
}

Events decide_erase(const RequestState& state, const IsPerson& is_person, const Context& context) {
  auto spans = spans_of(state, is_person);
  if (spans.empty()) return {};
  Events events{event_of(context, PersonalErased{std::move(spans)})};
  if (belongs(state.named.back(), is_person)) end_all(state, context, events);
  return events;
}

}  // namespace amends
