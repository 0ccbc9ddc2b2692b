#include "core/rules/rehearsal.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace amends {

std::int64_t Rehearsed::suppressed() const {
  return std::accumulate(suppressed_by.begin(), suppressed_by.end(), std::int64_t{0});
}

Rehearsal::Rehearsal(AskPolicy now, AskPolicy then, UtcMillis since, TimeZone time_zone)
    : now_(std::move(now)),
      then_(std::move(then)),
      since_(since),
      time_zone_(std::move(time_zone)) {}

void Rehearsal::completed(const RequestState& state, UtcMillis at, const std::string& person,
                          std::int64_t draw) {
  completions_.push_back(
      {at, person, why_not_about(state, draw, now_), why_not_about(state, draw, then_)});
}

void Rehearsal::stopped(const std::string& person, UtcMillis at, bool stopped) {
  stops_[person].insert_or_assign(at, stopped);
}

bool Rehearsal::is_stopped(const std::string& person, UtcMillis at) const {
  const auto stops = stops_.find(person);
  if (stops == stops_.end()) return false;
  const auto next = stops->second.upper_bound(at);
  return next != stops->second.begin() && std::prev(next)->second;
}

Rehearsed Rehearsal::lived_with(const AskPolicy& policy,
                                std::optional<SuppressReason> Completion::*about) const {
  Rehearsed lived;
  std::map<std::string_view, Day> last_asked;
  for (const Completion& completion : completions_) {
    AskFacts facts;
    facts.today = time_zone_.day_of(completion.at);
    facts.stopped = is_stopped(completion.person, completion.at);
    const auto last = last_asked.find(completion.person);
    if (last != last_asked.end()) facts.last_asked_on = last->second;
    const auto reason = with_person(completion.*about, facts, policy);
    if (!reason) last_asked[completion.person] = facts.today;
    if (completion.at < since_) continue;
    if (reason) {
      ++lived[*reason];
    } else {
      ++lived.asked;
    }
  }
  return lived;
}

Rehearsal::Outcome Rehearsal::outcome() {
  std::stable_sort(completions_.begin(), completions_.end(),
                   [](const Completion& a, const Completion& b) { return a.at < b.at; });
  const auto first = std::find_if(completions_.begin(), completions_.end(),
                                  [&](const Completion& one) { return since_ <= one.at; });
  return {completions_.end() - first, lived_with(now_, &Completion::now),
          lived_with(then_, &Completion::then)};
}

}  // namespace amends
