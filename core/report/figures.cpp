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
  bool dissatisfied = counts[Measure::unhappy] == 1;
  for (const FollowUp& follow_up : state.follow_ups) {
    if (follow_up.cycle != cycle || is_excluded(state, follow_up)) continue;
    waiting = waiting || is_owed(follow_up.state);
    if (is_standing(follow_up.state)) {
      counts[Measure::cases] = 1;
      dissatisfied = dissatisfied || follow_up.dissatisfied;
      count_recovery(state, follow_up, counts);
    }
    if (follow_up.withdrawn_after_settling) counts[Measure::withdrawn] = 1;
    if (is_standing(follow_up.state) || follow_up.withdrawn_after_settling) day = follow_up.day;
  }
  if (counts[Measure::cases] == 1) {
    counts[Measure::unhappy] = 1;
    counts[Measure::addressed] = waiting ? 0 : 1;
    counts[Measure::wishes] = dissatisfied ? 0 : 1;
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
  const Snapshot* snapshot;
  const std::string* touchpoint;

  const std::string& value(Dimension dimension) const {
    return value_of(*snapshot, *touchpoint, dimension);
  }
  friend bool operator==(const Place& a, const Place& b) {
    return *a.snapshot == *b.snapshot && *a.touchpoint == *b.touchpoint;
  }
};

// What counts under the values of one place, on one day.
struct Standing {
  Cohort cohort;
  Day day;
  Place at;
  Counts counts;

  bool counts_where(const Standing& other) const {
    return cohort == other.cohort && day == other.day && at == other.at;
  }
};

void add_per_pair(const Standing& one, std::vector<TallyDelta>& out) {
  out.reserve(out.size() + listed_pairs.size());
  for (const DimensionPair pair : listed_pairs) {
    const std::string& first = one.at.value(pair.first);
    if (pair.second == Dimension::tag) {
      for (const std::string& tag : counted_tags(one.at.snapshot->tags)) {
        out.push_back({{one.cohort, pair, first, tag, one.day}, one.counts});
      }
    } else {
      out.push_back({{one.cohort, pair, first, one.at.value(pair.second), one.day}, one.counts});
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

std::vector<Standing> standing_in(const RequestState& state, int cycle) {
  std::vector<Standing> all;
  const Unit unit = unit_of(state, cycle);
  if (unit.dimensions != nullptr) {
    const Place at{&unit.dimensions->snapshot, &unit.dimensions->touchpoint};
    if (unit.asked_on) all.push_back({Cohort::asked, *unit.asked_on, at, unit.counts});
    if (unit.answered_on) all.push_back({Cohort::answered, *unit.answered_on, at, unit.counts});
  }
  if (const Suppression* held_back = counted_suppression(state, cycle)) {
    Counts counts;
    counts[measure_of(held_back->reason)] = 1;
    all.push_back(
        {Cohort::asked, held_back->day, {&held_back->snapshot, &held_back->touchpoint}, counts});
  }
  return all;
}

// What must be added so that what stood is what stands: most changes are of counts alone.
std::vector<Standing> changes_in(const RequestState& before, const RequestState& after, int cycle) {
  std::vector<Standing> changes = standing_in(after, cycle);
  for (Standing& was : standing_in(before, cycle)) {
    const auto still = std::find_if(changes.begin(), changes.end(),
                                    [&](const Standing& is) { return is.counts_where(was); });
    if (still != changes.end()) {
      still->counts -= was.counts;
    } else {
      Counts gone;
      gone -= was.counts;
      was.counts = gone;
      changes.push_back(was);
    }
  }
  std::erase_if(changes, [](const Standing& one) { return one.counts.all_zero(); });
  return changes;
}

// Of one cohort, or one of each: no key stands twice in their deltas.
bool are_apart(const std::vector<Standing>& changes) {
  return changes.size() <= 1 || (changes.size() == 2 && changes[0].cohort != changes[1].cohort);
}

// Each key once: what moved to another place may share some of its values with where it was.
std::vector<TallyDelta> summed(const std::vector<TallyDelta>& deltas) {
  std::map<TallyKey, Counts> sums;
  for (const TallyDelta& delta : deltas) sums[delta.key] += delta.counts;
  std::vector<TallyDelta> all;
  for (const auto& [key, counts] : sums) {
    if (!counts.all_zero()) all.push_back({key, counts});
  }
  return all;
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
  std::vector<TallyDelta> out;
  for (const Standing& one : standing_in(state, cycle)) add_per_pair(one, out);
  return out;
}

std::vector<TallyDelta> figures_between(const RequestState& before, const RequestState& after) {
  std::set<int> cycles;
  for (const Invitation& invitation : after.invitations) cycles.insert(invitation.cycle);
  for (const Suppression& held_back : after.suppressions) cycles.insert(held_back.cycle);
  std::vector<Standing> changes;
  for (const int cycle : cycles) {
    for (const Standing& change : changes_in(before, after, cycle)) changes.push_back(change);
  }
  std::vector<TallyDelta> deltas;
  for (const Standing& change : changes) add_per_pair(change, deltas);
  return are_apart(changes) ? deltas : summed(deltas);
}

}  // namespace amends
