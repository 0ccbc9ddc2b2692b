#include "core/rules/suppress.hpp"

#include <algorithm>

namespace amends {
namespace {

bool is_among(const std::vector<std::string>& names, const std::string& name) {
  return !name.empty() && std::find(names.begin(), names.end(), name) != names.end();
}

bool is_requester(const RequestState& state, const std::string& id) {
  return !id.empty() && id == state.requester.id;
}

// Who closed the own request knows how it went, and has nobody to tell.
bool is_self(const RequestState& state, const AskPolicy& policy) {
  const bool closed_it = is_requester(state, state.snapshot.closer);
  return is_own_work(state) || (closed_it && !policy.closed_by.requester);
}

std::optional<SuppressReason> excluded_by(const AskExclusions& exclude, const RequestState& state) {
  const Snapshot& snapshot = state.snapshot;
  const bool tagged =
      std::any_of(snapshot.tags.begin(), snapshot.tags.end(),
                  [&](const std::string& tag) { return is_among(exclude.tags, tag); });
  if (tagged) return SuppressReason::excluded_tag;
  if (is_among(exclude.queues, snapshot.queue)) return SuppressReason::excluded_queue;
  if (is_among(exclude.services, snapshot.service)) return SuppressReason::excluded_service;
  if (lies_in_domain(state.requester.mail, exclude.domains)) return SuppressReason::excluded_domain;
  if (is_among(exclude.people, state.requester.id)) return SuppressReason::excluded_person;
  return std::nullopt;
}

// Counted in days of the calendar: who was asked on a Monday may be asked on the next one.
bool was_asked_just_now(const AskFacts& facts, const AskPolicy& policy) {
  return facts.last_asked_on &&
         facts.today.count - facts.last_asked_on->count < policy.min_days_between_asks;
}

}  // namespace

bool is_own_work(const RequestState& state) {
  return is_requester(state, state.snapshot.agent);
}

std::optional<SuppressReason> why_not_about(const RequestState& state, std::int64_t draw,
                                            const AskPolicy& policy) {
  if (is_self(state, policy)) return SuppressReason::self;
  if (state.requester.id.empty() && state.requester.mail.empty()) {
    return SuppressReason::no_requester;
  }
  if (state.resolution == Resolution::duplicate && !policy.closed_by.duplicate) {
    return SuppressReason::duplicate;
  }
  if (state.resolution == Resolution::inactivity && !policy.closed_by.inactivity) {
    return SuppressReason::inactive;
  }
  if (const auto excluded = excluded_by(policy.exclude, state)) return excluded;
  if (draw >= policy.sampling_per_ten_thousand) return SuppressReason::sampled_out;
  return std::nullopt;
}

// In the order of the reasons.
std::optional<SuppressReason> with_person(std::optional<SuppressReason> about,
                                          const AskFacts& facts, const AskPolicy& policy) {
  if (about == SuppressReason::self) return about;
  if (facts.stopped) return SuppressReason::stopped;
  if (about) return about;
  if (was_asked_just_now(facts, policy)) return SuppressReason::throttled;
  return std::nullopt;
}

std::optional<SuppressReason> why_not_asked(const RequestState& state, const AskFacts& facts,
                                            const AskPolicy& policy) {
  return with_person(why_not_about(state, facts.draw, policy), facts, policy);
}

}  // namespace amends
