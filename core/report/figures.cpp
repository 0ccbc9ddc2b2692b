#include "core/report/figures.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace amends {
namespace {

Measure measure_of(AnswerClass answer_class) {
  switch (answer_class) {
    case AnswerClass::dissatisfied:
      return Measure::dissatisfied;
    case AnswerClass::neutral:
      return Measure::neutral;
    case AnswerClass::satisfied:
      return Measure::satisfied;
  }
  return Measure::neutral;
}

void count_importance(const Rating& rating, Counts& counts) {
  switch (rating.details.importance.value_or(0)) {
    case 1:
      counts[Measure::important_1] = 1;
      break;
    case 2:
      counts[Measure::important_2] = 1;
      break;
    case 3:
      counts[Measure::important_3] = 1;
      counts[Measure::important_3_dissatisfied] =
          rating.answer_class == AnswerClass::dissatisfied ? 1 : 0;
      break;
    default:
      break;
  }
}

void count_answer(const Invitation& invitation, Counts& counts) {
  const Rating& rating = *invitation.rating;
  if (rating.answer_class == AnswerClass::dissatisfied) counts[Measure::unhappy] = 1;
  if (rating.evidence == Evidence::staff) {
    counts[Measure::staff] = 1;
    return;
  }
  counts[Measure::answered] = 1;
  counts[measure_of(rating.answer_class)] = 1;
  counts[Measure::unsolicited] = invitation.unsolicited ? 1 : 0;
  counts[Measure::imported] = rating.imported ? 1 : 0;
  count_importance(rating, counts);
}

// A rating that is out of the figures takes its case with it, also one that was addressed.
bool is_excluded(const RequestState& state, const FollowUp& follow_up) {
  const Invitation* invitation = state.find(follow_up.invitation);
  return invitation != nullptr && invitation->excluded;
}

void count_recovery(const RequestState& state, const FollowUp& follow_up, Counts& counts) {
  for (const Invitation& invitation : state.invitations) {
    if (invitation.recovery_of != follow_up.id) continue;
    counts[Measure::recovery_asked] = 1;
    const Rating* answer = invitation.counted();
    const bool good_at_first = answer != nullptr && answer->first_class == AnswerClass::satisfied;
    if (good_at_first) counts[Measure::recovered_first] = 1;
  }
  const auto good = recovered(state, follow_up.id);
  if (good) counts[Measure::recovery_answered] = 1;
  if (good && follow_up.recovery_failed) counts[Measure::recovery_reopened] = 1;
  if (good.value_or(false)) counts[Measure::recovered] = 1;
}

// The case of the unit: the day it is counted on when no answer stands any more.
std::optional<Day> count_cases(const RequestState& state, int cycle, Counts& counts) {
  std::optional<Day> day;
  bool waiting = false;
  for (const FollowUp& follow_up : state.follow_ups) {
    if (follow_up.cycle != cycle || is_excluded(state, follow_up)) continue;
    waiting = waiting || is_owed(follow_up.state);
    if (is_standing(follow_up.state)) {
      counts[Measure::cases] = 1;
      count_recovery(state, follow_up, counts);
    }
    if (follow_up.withdrawn_after_settling) counts[Measure::withdrawn] = 1;
    if (is_standing(follow_up.state) || follow_up.withdrawn_after_settling) day = follow_up.day;
  }
  if (counts[Measure::cases] == 1) {
    counts[Measure::unhappy] = 1;
    counts[Measure::addressed] = waiting ? 0 : 1;
  }
  return day;
}

const std::string& value_of(const Snapshot& snapshot, const std::string& touchpoint,
                            Dimension dimension) {
  static const std::string nothing;
  switch (dimension) {
    case Dimension::none:
      return nothing;
    case Dimension::agent:
      return snapshot.agent;
    case Dimension::team:
      return snapshot.team;
    case Dimension::queue:
      return snapshot.queue;
    case Dimension::service:
      return snapshot.service;
    case Dimension::touchpoint:
      return touchpoint;
    case Dimension::channel:
      return snapshot.channel;
    case Dimension::organisation:
      return snapshot.organisation;
    case Dimension::tag:
      break;  // see counted_tags()
  }
  return nothing;
}

struct Place {
  const Snapshot& snapshot;
  const std::string& touchpoint;
};

void add_per_pair(const Place& at, const Counts& counts, Cohort cohort, Day day,
                  std::vector<TallyDelta>& out) {
  const auto value = [&](Dimension dimension) {
    return value_of(at.snapshot, at.touchpoint, dimension);
  };
  for (const DimensionPair pair : listed_pairs) {
    if (pair.second == Dimension::tag) {
      for (const std::string& tag : counted_tags(at.snapshot.tags)) {
        out.push_back({{cohort, pair, value(pair.first), tag, day}, counts});
      }
    } else {
      out.push_back({{cohort, pair, value(pair.first), value(pair.second), day}, counts});
    }
  }
}

// The last ask that was held back, of a cycle in which none was sent.
const Suppression* counted_suppression(const RequestState& state, int cycle) {
  const bool asked = std::any_of(state.invitations.begin(), state.invitations.end(),
                                 [&](const Invitation& invitation) {
                                   return invitation.cycle == cycle && !invitation.unsolicited &&
                                          invitation.is_about_request();
                                 });
  if (asked) return nullptr;
  const auto last = std::find_if(
      state.suppressions.rbegin(), state.suppressions.rend(),
      [&](const Suppression& one) { return one.cycle == cycle && one.day != undated; });
  return last == state.suppressions.rend() ? nullptr : &*last;
}

void add_suppressed(const Suppression& suppression, std::vector<TallyDelta>& out) {
  Counts counts;
  counts[measure_of(suppression.reason)] = 1;
  add_per_pair({suppression.snapshot, suppression.touchpoint}, counts, Cohort::asked,
               suppression.day, out);
}

}  // namespace

const std::string& value_of(const Invitation& invitation, Dimension dimension) {
  return value_of(invitation.snapshot, invitation.touchpoint, dimension);
}

Measure measure_of(SuppressReason reason) {
  switch (reason) {
    case SuppressReason::self:
      return Measure::suppressed_self;
    case SuppressReason::stopped:
      return Measure::suppressed_stopped;
    case SuppressReason::no_requester:
      return Measure::suppressed_no_requester;
    case SuppressReason::duplicate:
      return Measure::suppressed_duplicate;
    case SuppressReason::inactive:
      return Measure::suppressed_inactive;
    case SuppressReason::excluded_tag:
    case SuppressReason::excluded_queue:
    case SuppressReason::excluded_service:
    case SuppressReason::excluded_domain:
    case SuppressReason::excluded_person:
      return Measure::suppressed_excluded;
    case SuppressReason::sampled_out:
      return Measure::suppressed_sampled_out;
    case SuppressReason::throttled:
      return Measure::suppressed_throttled;
  }
  return Measure::suppressed_no_requester;
}

Unit unit_of(const RequestState& state, int cycle) {
  const auto in_cycle = [&](const Invitation& invitation) {
    return invitation.cycle == cycle && invitation.is_about_request();
  };
  const auto first = std::find_if(state.invitations.begin(), state.invitations.end(), in_cycle);
  if (first == state.invitations.end()) return {};
  const auto asked = std::find_if(state.invitations.begin(), state.invitations.end(),
                                  [&](const Invitation& invitation) {
                                    return in_cycle(invitation) && !invitation.unsolicited;
                                  });

  Unit unit;
  unit.dimensions = &*first;
  const Invitation* decides = deciding(state, cycle);
  if (decides != nullptr) count_answer(*decides, unit.counts);
  unit.answered_on = count_cases(state, cycle, unit.counts);
  if (decides != nullptr) unit.answered_on = decides->rating->day;
  if (asked != state.invitations.end()) {
    unit.counts[Measure::asked] = 1;
    unit.asked_on = asked->day;
  }
  return unit;
}

std::vector<TallyDelta> figures_of(const RequestState& state, int cycle) {
  const Unit unit = unit_of(state, cycle);
  std::vector<TallyDelta> out;
  if (unit.dimensions != nullptr) {
    const Place at{unit.dimensions->snapshot, unit.dimensions->touchpoint};
    if (unit.asked_on) add_per_pair(at, unit.counts, Cohort::asked, *unit.asked_on, out);
    if (unit.answered_on) add_per_pair(at, unit.counts, Cohort::answered, *unit.answered_on, out);
  }
  if (const Suppression* held_back = counted_suppression(state, cycle)) {
    add_suppressed(*held_back, out);
  }
  return out;
}

std::vector<TallyDelta> figures_between(const RequestState& before, const RequestState& after) {
  std::set<int> cycles;
  for (const Invitation& invitation : after.invitations) cycles.insert(invitation.cycle);
  for (const Suppression& held_back : after.suppressions) cycles.insert(held_back.cycle);
  std::map<TallyKey, Counts> sums;
  for (const int cycle : cycles) {
    for (const TallyDelta& gone : figures_of(before, cycle)) sums[gone.key] -= gone.counts;
    for (const TallyDelta& come : figures_of(after, cycle)) sums[come.key] += come.counts;
  }
  std::vector<TallyDelta> deltas;
  for (auto& [key, counts] : sums) {
    if (!counts.all_zero()) deltas.push_back({key, counts});
  }
  return deltas;
}

}  // namespace amends
