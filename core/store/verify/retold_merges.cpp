// Retelling: which cases are merged, and what they still have to tell each other.
#include <algorithm>

#include "core/store/verify/retelling.hpp"

namespace amends {

using told::as;
using told::case_in;
using told::is_any;
using told::last_of;

namespace {

// What a case that is taken care of becomes by this state of the one that does it.
MergeStep follows(FollowUpState state) {
  if (state == FollowUpState::addressed) return MergeStep::addressed;
  return is_standing(state) ? MergeStep::merged : MergeStep::released;
}

// The last thing that a case tells about another one that it took in.
const ToldEvent* last_about(const std::vector<ToldEvent>& events, const Id128& follow_up,
                            const Id128& other) {
  const auto last = std::find_if(events.rbegin(), events.rend(), [&](const ToldEvent& item) {
    const auto* took = as<FollowUpTookIn>(item);
    const auto* passed = as<FollowUpPassedOn>(item);
    return case_in(item) == follow_up && ((took != nullptr && took->other == other) ||
                                          (passed != nullptr && passed->other == other));
  });
  return last == events.rend() ? nullptr : &*last;
}

// From then on it is nothing to the other one what becomes of the case.
bool opens_by_itself(const ToldEvent& item, const Id128& follow_up) {
  const auto* again = as<FollowUpReopened>(item);
  return again != nullptr && again->follow_up == follow_up &&
         again->reason != ReopenReason::person && again->reason != ReopenReason::undone;
}

}  // namespace

void Retelling::tell_merge(const Case& one, FollowUpRow& row) const {
  const ToldEvent* last =
      last_of<FollowUpMerged, FollowUpReopened, FollowUpWithdrawn, FollowUpVoided>(events_, one.id);
  const auto* merged = last == nullptr ? nullptr : as<FollowUpMerged>(*last);
  if (merged == nullptr) return;
  row.merged_into = merged->into;
  row.merged_into_request = merged->into_request;
}

bool Retelling::left_unnoticed(const Case& one) const {
  const ToldEvent* merged = last_of<FollowUpMerged>(events_, one.id);
  if (merged == nullptr) return false;
  const auto since = events_.begin() + (merged - events_.data());
  const auto leaves = std::find_if(since, events_.end(), [&](const ToldEvent& item) {
    return case_in(item) == one.id &&
           is_any<FollowUpReopened, FollowUpWithdrawn, FollowUpVoided>(item);
  });
  if (leaves == events_.end()) return false;
  const auto* again = as<FollowUpReopened>(*leaves);
  if (again != nullptr && again->reason == ReopenReason::let_go) return false;
  return std::none_of(leaves, events_.end(), [&](const ToldEvent& item) {
    return case_in(item) == one.id && is_any<FollowUpLeft>(item);
  });
}

bool Retelling::took_in_untold(const Case& one) const {
  const MergeStep step = follows(state_of(one));
  return std::any_of(events_.begin(), events_.end(), [&](const ToldEvent& item) {
    const auto* took = as<FollowUpTookIn>(item);
    if (took == nullptr || took->follow_up != one.id) return false;
    const ToldEvent* last = last_about(events_, one.id, took->other);
    const auto* passed = as<FollowUpPassedOn>(*last);
    if (passed == nullptr) return step != MergeStep::merged;
    const auto since = events_.begin() + (last - events_.data());
    const bool over = passed->became == MergeStep::released ||
                      (passed->became == MergeStep::addressed &&
                       std::any_of(since, events_.end(), [&](const ToldEvent& later) {
                         return opens_by_itself(later, one.id);
                       }));
    return !over && passed->became != step;
  });
}

}  // namespace amends
