#include "core/rules/case_condition.hpp"

#include <algorithm>

namespace amends {
namespace {

bool fits(const std::vector<std::string>& wanted, const std::string& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool fits_any(const std::vector<std::string>& wanted, const std::vector<std::string>& values) {
  return wanted.empty() || std::any_of(values.begin(), values.end(), [&](const std::string& value) {
           return fits(wanted, value);
         });
}

}  // namespace

bool fits(const CaseCondition& when, const RequestState& state, const Invitation& asked) {
  const Snapshot& snapshot = asked.snapshot;
  const bool contact_me = asked.rating && asked.rating->details.contact_me.value_or(false);
  // An answer that was taken back is at most nothing.
  const bool bad_enough =
      !when.answer_at_most || (asked.rating && asked.rating->answer <= *when.answer_at_most);
  return bad_enough && (!when.contact_me || *when.contact_me == contact_me) &&
         fits(when.teams, snapshot.team) && fits(when.queues, snapshot.queue) &&
         fits(when.services, snapshot.service) && fits_any(when.tags, snapshot.tags) &&
         fits(when.touchpoints, asked.touchpoint) && fits(when.requesters, state.requester.id) &&
         fits(when.organisations, snapshot.organisation);
}

}  // namespace amends
