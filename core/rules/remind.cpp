#include "core/rules/remind.hpp"

#include <algorithm>
#include <utility>

#include "core/rules/case_condition.hpp"
#include "core/rules/due_time.hpp"

namespace amends {
namespace {

// What the rules are held against.
struct Case {
  const RequestState& state;
  const FollowUp& follow_up;
  const Invitation& asked;
  const WorkClock clock;
};

std::optional<Case> case_of(const RequestState& state, const FollowUp& follow_up,
                            const Settings& settings) {
  const Invitation* asked = state.find(follow_up.invitation);
  if (asked == nullptr || !follow_up.can_be_reminded_of()) return std::nullopt;
  return Case{state, follow_up, *asked, work_clock_of(settings, asked)};
}

// A case that is due sooner than that is reminded of at once.
UtcMillis first_at(const ReminderRule& rule, const Case& about) {
  const FollowUp& follow_up = about.follow_up;
  const std::int64_t offset_ms = rule.offset_s * second_ms;
  if (offset_ms >= 0) return about.clock.after(*follow_up.due_at, offset_ms);
  const std::int64_t whole_ms = about.clock.between(follow_up.due_since, *follow_up.due_at);
  return about.clock.after(follow_up.due_since, whole_ms + offset_ms);
}

std::optional<UtcMillis> next_at(const ReminderRule& rule, const Case& about) {
  if (!fits(rule.when, about.state, about.asked)) return std::nullopt;
  const auto& reminders = about.follow_up.reminders;
  const auto sent = std::find_if(reminders.begin(), reminders.end(),
                                 [&](const SentReminder& each) { return each.rule == rule.id; });
  if (sent == reminders.end()) {
    const UtcMillis at = first_at(rule, about);
    return at < rule.since ? std::nullopt : std::optional(at);
  }
  const bool again = rule.repeat && !sent->acknowledged && sent->times <= rule.repeat->at_most;
  if (!again) return std::nullopt;
  return about.clock.after(sent->at, rule.repeat->every_s * second_ms);
}

// Rules whose time has come, the latest of a case's life first.
std::vector<const ReminderRule*> rules_due(const Case& about, const Context& context) {
  std::vector<const ReminderRule*> due;
  for (const ReminderRule& rule : context.settings().reminders) {
    const auto at = next_at(rule, about);
    if (at && *at <= context.now) due.push_back(&rule);
  }
  std::stable_sort(due.begin(), due.end(), [](const ReminderRule* a, const ReminderRule* b) {
    return a->offset_s > b->offset_s;
  });
  return due;
}

// Says whether the person is there to be told.
bool tell(const Person& person, const Context& context, FollowUpReminded& reminded) {
  if (context.settings().is_absent(person.id, context.today())) return false;
  const auto& people = reminded.people;
  const bool told = std::any_of(people.begin(), people.end(),
                                [&](const Person& other) { return other.id == person.id; });
  if (!told) reminded.people.push_back(person);
  return true;
}

void tell_all(const ReminderRecipients& to, const std::optional<Person>& assignee,
              const Context& context, FollowUpReminded& reminded) {
  reminded.managers = reminded.managers || to.managers;
  if (to.assignee && !(assignee && tell(*assignee, context, reminded))) reminded.managers = true;
  bool anybody = false;
  for (const Person& person : to.people) anybody = tell(person, context, reminded) || anybody;
  if (!to.people.empty() && !anybody) reminded.managers = true;
}

std::optional<FollowUpReminded> reminder_of(const Case& about, const Context& context) {
  const auto due = rules_due(about, context);
  if (due.empty()) return std::nullopt;
  const UtcMillis due_at = *about.follow_up.due_at;
  FollowUpReminded reminded{about.follow_up.id, due_at, due_at <= context.now, {}, {}, false};
  for (const ReminderRule* rule : due) {
    reminded.rules.push_back(rule->id);
    tell_all(rule->to, about.follow_up.assignee, context, reminded);
  }
  return reminded;
}

}  // namespace

std::optional<UtcMillis> next_reminder_at(const RequestState& state, const FollowUp& follow_up,
                                          const Settings& settings) {
  const auto about = case_of(state, follow_up, settings);
  if (!about) return std::nullopt;
  std::optional<UtcMillis> first;
  for (const ReminderRule& rule : settings.reminders) {
    const auto at = next_at(rule, *about);
    if (at && (!first || *at < *first)) first = at;
  }
  return first;
}

Events with_reminders(const RequestState& before, Events events, const Context& context) {
  if (context.settings().reminders.empty()) return events;
  RequestState after = before;
  std::int64_t revision = before.revision;
  for (const Event& event : events) apply(after, ++revision, {}, event);
  for (const FollowUp& follow_up : after.follow_ups) {
    const auto about = case_of(after, follow_up, context.settings());
    auto reminded = about ? reminder_of(*about, context) : std::nullopt;
    if (reminded) events.push_back(event_of(context, std::move(*reminded)));
  }
  return events;
}

}  // namespace amends
