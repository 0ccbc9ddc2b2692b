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
}

// A rating that is out of the figures takes its case with it, also one that was addressed.
bool is_excluded(const RequestState& state, const FollowUp& follow_up) {
  const Invitation* invitation = state.find(follow_up.invitation);
  return invitation != nullptr && invitation->excluded;
}

// The case of the unit: the day it is counted on when no answer stands any more.
std::optional<Day> count_cases(const RequestState& state, int cycle, Counts& counts) {
  std::optional<Day> day;
  bool waiting = false;
  for (const FollowUp& follow_up : state.follow_ups) {
    if (follow_up.cycle != cycle || is_excluded(state, follow_up)) continue;
    waiting = waiting || is_waiting(follow_up.state);
    if (is_standing(follow_up.state)) counts[Measure::cases] = 1;
    if (follow_up.withdrawn_after_settling) counts[Measure::withdrawn] = 1;
    if (is_standing(follow_up.state) || follow_up.withdrawn_after_settling) day = follow_up.day;
  }
  if (counts[Measure::cases] == 1) {
    counts[Measure::unhappy] = 1;
    counts[Measure::addressed] = waiting ? 0 : 1;
  }
  return day;
}

void add_per_pair(const Unit& unit, Cohort cohort, Day day, std::vector<TallyDelta>& out) {
  const Invitation& at = *unit.dimensions;
  for (const DimensionPair pair : listed_pairs) {
    out.push_back(
        {{cohort, pair, value_of(at, pair.first), value_of(at, pair.second), day}, unit.counts});
  }
}

}  // namespace

const std::string& value_of(const Invitation& invitation, Dimension dimension) {
  static const std::string nothing;
  switch (dimension) {
    case Dimension::none:
      return nothing;
    case Dimension::agent:
      return invitation.snapshot.agent;
    case Dimension::team:
      return invitation.snapshot.team;
    case Dimension::queue:
      return invitation.snapshot.queue;
    case Dimension::service:
      return invitation.snapshot.service;
    case Dimension::touchpoint:
      return invitation.touchpoint;
  }
  return nothing;
}

Unit unit_of(const RequestState& state, int cycle) {
  const auto in_cycle = [&](const Invitation& invitation) { return invitation.cycle == cycle; };
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
  if (unit.asked_on) add_per_pair(unit, Cohort::asked, *unit.asked_on, out);
  if (unit.answered_on) add_per_pair(unit, Cohort::answered, *unit.answered_on, out);
  return out;
}

std::vector<TallyDelta> figures_between(const RequestState& before, const RequestState& after) {
  std::set<int> cycles;
  for (const Invitation& invitation : after.invitations) cycles.insert(invitation.cycle);
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
