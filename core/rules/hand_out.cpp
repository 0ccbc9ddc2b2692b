#include "core/rules/hand_out.hpp"

#include <algorithm>
#include <utility>

#include "core/rules/case_condition.hpp"

namespace amends {
namespace {

// FNV-1a, and its bits mixed once more (splitmix64): the same in every build and for all time.
std::uint64_t lot_of(const Id128& follow_up, std::string_view person) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&](std::uint8_t byte) { hash = (hash ^ byte) * 1099511628211ULL; };
  for (const std::uint8_t byte : follow_up.bytes) add(byte);
  for (const char letter : person) add(static_cast<std::uint8_t>(letter));
  hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebULL;
  return hash ^ (hash >> 31U);
}

// Who draws the highest lot. Who goes away leaves everybody else's cases where they are.
const Person* drawn(const std::vector<Person>& people, const FollowUp& follow_up,
                    const Invitation& asked, const Context& context) {
  const Settings& settings = context.settings();
  const Person* best = nullptr;
  std::uint64_t highest = 0;
  for (const Person& person : people) {
    if (settings.is_absent(person.id, context.today())) continue;
    if (is_kept_from(settings, &asked, follow_up, person.id)) continue;
    const std::uint64_t lot = lot_of(follow_up.id, person.id);
    if (best != nullptr && lot <= highest) continue;
    best = &person;
    highest = lot;
  }
  return best;
}

std::optional<Event> assignment_of(const RequestState& state, const FollowUp& follow_up,
                                   const Context& context) {
  const Invitation* asked = state.find(follow_up.invitation);
  if (asked == nullptr) return std::nullopt;
  int number = 0;
  for (const AssignmentRule& rule : context.settings().assignment) {
    ++number;
    if (!fits(rule.when, state, *asked)) continue;
    if (rule.kind == AssignmentRule::Kind::pool) return std::nullopt;
    const Person* person = drawn(rule.people, follow_up, *asked, context);
    if (person == nullptr) continue;
    const Actor actor = system_actor("assignment");
    const Context by_rule{context.now, context.settings_state, actor};
    return event_of(by_rule, FollowUpAssigned{follow_up.id, person->id, person->name, number});
  }
  return std::nullopt;
}

bool is_settled(const FollowUp& follow_up) {
  return is_waiting(follow_up.state) && !follow_up.settles_at;
}

// Also when somebody said that it is nobody's, or that it is as it was.
bool is_decided(const Events& events, const Id128& follow_up) {
  return std::any_of(events.begin(), events.end(), [&](const Event& event) {
    const auto* again = std::get_if<FollowUpReopened>(&event.payload);
    if (again != nullptr && again->reason == ReopenReason::undone) {
      return again->follow_up == follow_up;
    }
    const auto* assigned = std::get_if<FollowUpAssigned>(&event.payload);
    return assigned != nullptr && assigned->follow_up == follow_up;
  });
}

}  // namespace

bool is_kept_from(const Settings& settings, const Invitation* asked, const FollowUp& follow_up,
                  std::string_view person) {
  if (settings.agent_may_address_own || person.empty()) return false;
  const bool own = asked != nullptr && asked->snapshot.agent == person;
  return own || std::any_of(follow_up.taken_in.begin(), follow_up.taken_in.end(),
                            [&](const TakenIn& each) { return each.agent == person; });
}

Events with_assignments(const RequestState& before, Events events, const Context& context) {
  if (context.settings().assignment.empty() || events.empty()) return events;
  RequestState after = before;
  std::int64_t revision = before.revision;
  for (const Event& event : events) apply(after, ++revision, {}, event);
  for (const FollowUp& follow_up : after.follow_ups) {
    const FollowUp* earlier = before.find(follow_up.id);
    const bool settles = is_settled(follow_up) && (earlier == nullptr || !is_settled(*earlier));
    if (!settles || follow_up.assignee || is_decided(events, follow_up.id)) continue;
    if (auto event = assignment_of(after, follow_up, context)) events.push_back(std::move(*event));
  }
  return events;
}

}  // namespace amends
