// Retelling: what is counted.
#include <algorithm>
#include <set>
#include <vector>

#include "core/store/verify/retelling.hpp"

namespace amends {

using told::as;
using told::last_of;

namespace {

std::vector<std::string> values_of(Dimension dimension, const Snapshot& snapshot,
                                   const std::string& touchpoint) {
  switch (dimension) {
    case Dimension::none:
      break;
    case Dimension::agent:
      return {snapshot.agent};
    case Dimension::team:
      return {snapshot.team};
    case Dimension::queue:
      return {snapshot.queue};
    case Dimension::service:
      return {snapshot.service};
    case Dimension::touchpoint:
      return {touchpoint};
    case Dimension::channel:
      return {snapshot.channel};
    case Dimension::organisation:
      return {snapshot.organisation};
    case Dimension::tag: {
      std::vector<std::string> tags = snapshot.tags;
      std::sort(tags.begin(), tags.end());
      tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
      if (!tags.empty()) return tags;
      break;
    }
  }
  return {std::string()};
}

// Calls `visit(key)` for each key that a unit counts under on a day.
template <class Visit>
void each_key(Cohort cohort, Day day, const Snapshot& snapshot, const std::string& touchpoint,
              const Visit& visit) {
  for (const DimensionPair pair : listed_pairs) {
    for (const std::string& first : values_of(pair.first, snapshot, touchpoint)) {
      for (const std::string& second : values_of(pair.second, snapshot, touchpoint)) {
        visit(TallyKey{cohort, pair, first, second, day});
      }
    }
  }
}

// Exclusions are counted as one; every other reason has a measure of its name.
Measure measure_named(SuppressReason reason) {
  const std::string text(enum_text(reason));
  const std::string counted = text.starts_with("excluded_") ? "excluded" : text;
  return enum_from_text<Measure>("suppressed_" + counted).value();
}

}  // namespace

void Retelling::count_answer(int cycle, Counts& counts) const {
  const auto answer = deciding(cycle);
  if (!answer) return;
  if (answer->answer_class == AnswerClass::dissatisfied) counts[Measure::unhappy] = 1;
  if (answer->by_staff) {
    counts[Measure::staff] = 1;
    return;
  }
  counts[Measure::answered] = 1;
  counts[Measure::imported] = answer->imported ? 1 : 0;
  counts[Measure::unsolicited] = answer->unsolicited ? 1 : 0;
  counts[Measure::satisfied] = answer->answer_class == AnswerClass::satisfied ? 1 : 0;
  counts[Measure::neutral] = answer->answer_class == AnswerClass::neutral ? 1 : 0;
  counts[Measure::dissatisfied] = answer->answer_class == AnswerClass::dissatisfied ? 1 : 0;
  if (answer->importance == 0) return;
  counts[enum_from_text<Measure>("important_" + std::to_string(answer->importance)).value()] = 1;
  const bool very = answer->importance == 3;
  counts[Measure::important_3_dissatisfied] = very ? counts[Measure::dissatisfied] : 0;
}

void Retelling::count_recovery(const Case& one, Counts& counts) const {
  std::optional<Standing> last;
  for (const Question& asked : questions()) {
    if (asked.recovery_of != one.id) continue;
    counts[Measure::recovery_asked] = 1;
    const auto answer = standing(asked.id);
    if (answer && !is_held(asked.id) && !is_excluded(asked.id)) last = answer;
  }
  if (!last) return;
  counts[Measure::recovery_answered] = 1;
  if (last->first_class == AnswerClass::satisfied) counts[Measure::recovered_first] = 1;
  const bool failed = std::any_of(events_.begin(), events_.end(), [&](const ToldEvent& item) {
    const auto* again = as<FollowUpReopened>(item);
    return again != nullptr && again->follow_up == one.id &&
           again->reason == ReopenReason::recovery_failed;
  });
  if (failed) counts[Measure::recovery_reopened] = 1;
  if (last->answer_class == AnswerClass::satisfied) counts[Measure::recovered] = 1;
}

// By the answer that stood when the case began, or began again after it was gone; or by a later
// one.
bool Retelling::was_dissatisfied(const Case& one) const {
  AnswerClass last = AnswerClass::neutral;
  bool dissatisfied = false;
  bool gone = false;
  for (std::size_t i = 0; i < events_.size(); ++i) {
    const ToldEvent& item = events_[i];
    if (const auto* rated = as<Rated>(item);
        rated != nullptr && rated->invitation == one.invitation) {
      last = rated->answer_class;
    } else if (is_any<Retracted>(item) && invitation_in(item) == one.invitation) {
      last = AnswerClass::neutral;
    }
    const auto* again = case_in(item) == one.id ? as<FollowUpReopened>(item) : nullptr;
    const bool begins = i == one.opened || (again != nullptr && gone && !is_by_hand(again->reason));
    if (begins) dissatisfied = is_any<Imported>(item);
    if (again != nullptr) gone = false;
    if (case_in(item) == one.id && is_any<FollowUpWithdrawn, FollowUpVoided>(item)) gone = true;
    dissatisfied = dissatisfied || last == AnswerClass::dissatisfied;
  }
  return dissatisfied;
}

// The day of the answer that the last standing or withdrawn case began with, if there is one.
std::optional<Day> Retelling::count_cases(int cycle, Counts& counts) const {
  std::optional<Day> day;
  bool standing_case = false;
  bool dissatisfied = counts[Measure::unhappy] == 1;
  bool waiting = false;
  for (const Case& one : cases()) {
    if (one.cycle != cycle || is_excluded(one.invitation)) continue;
    const FollowUpState state = state_of(one);
    const ToldEvent* gone = last_of<FollowUpWithdrawn>(events_, one.id);
    const bool withdrawn =
        state == FollowUpState::withdrawn && as<FollowUpWithdrawn>(*gone)->settled;
    if (withdrawn) counts[Measure::withdrawn] = 1;
    standing_case = standing_case || is_standing(state);
    if (is_standing(state)) {
      count_recovery(one, counts);
      dissatisfied = dissatisfied || was_dissatisfied(one);
    }
    waiting = waiting || is_owed(state);
    if (!is_standing(state) && !withdrawn) continue;
    const ToldEvent* again = last_of<FollowUpReopened>(events_, one.id);
    const std::size_t began =
        again == nullptr ? one.opened : static_cast<std::size_t>(again - events_.data());
    day = day_answered_before(one.invitation, began);
  }
  if (standing_case) {
    counts[Measure::cases] = 1;
    counts[Measure::unhappy] = 1;
    counts[Measure::addressed] = waiting ? 0 : 1;
    counts[Measure::wishes] = dissatisfied ? 0 : 1;
  }
  return day;
}

// Of each cycle in which nobody was asked, the last ask that was held back, where its day is known.
void Retelling::add_held_back(std::map<TallyKey, Counts>& tallies) const {
  std::map<int, const AskSuppressed*> last;
  for (const ToldEvent& item : events_) {
    const auto* held_back = as<AskSuppressed>(item);
    if (held_back != nullptr && held_back->day != undated) last[held_back->cycle] = held_back;
  }
  for (const Question& asked : questions()) {
    if (!asked.unsolicited && !asked.recovery_of) last.erase(asked.cycle);
  }
  for (const auto& item : last) {
    const AskSuppressed& held_back = *item.second;
    each_key(Cohort::asked, held_back.day, held_back.snapshot, held_back.touchpoint,
             [&](const TallyKey& key) { tallies[key][measure_named(held_back.reason)] += 1; });
  }
}

void Retelling::add_figures(std::map<TallyKey, Counts>& tallies) const {
  std::vector<Question> all = questions();
  std::erase_if(all, [](const Question& asked) { return asked.recovery_of.has_value(); });
  std::set<int> cycles;
  for (const Question& asked : all) cycles.insert(asked.cycle);
  for (const int cycle : cycles) {
    const Question* first = nullptr;
    const Question* solicited = nullptr;
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
      if (it->cycle != cycle) continue;
      first = &*it;
      if (!it->unsolicited) solicited = &*it;
    }
    Counts counts;
    count_answer(cycle, counts);
    std::optional<Day> answered = count_cases(cycle, counts);
    if (const auto answer = deciding(cycle)) answered = answer->day;
    counts[Measure::asked] = solicited != nullptr ? 1 : 0;
    const auto add = [&](Cohort cohort, Day day) {
      each_key(cohort, day, *first->snapshot, first->touchpoint,
               [&](const TallyKey& key) { tallies[key] += counts; });
    };
    if (solicited != nullptr) add(Cohort::asked, solicited->day);
    if (answered) add(Cohort::answered, *answered);
  }
  add_held_back(tallies);
}

}  // namespace amends
