#include "core/model/request.hpp"

#include <algorithm>
#include <tuple>

namespace amends {
namespace {

template <class State>
auto* find_invitation(State& state, InvitationId id) {
  for (auto& invitation : state.invitations) {
    if (invitation.id == id) return &invitation;
  }
  return static_cast<decltype(&state.invitations.front())>(nullptr);
}

template <class State>
auto* find_follow_up(State& state, const Id128& id) {
  for (auto& follow_up : state.follow_ups) {
    if (follow_up.id == id) return &follow_up;
  }
  return static_cast<decltype(&state.follow_ups.front())>(nullptr);
}

}  // namespace

const AsideAnswer* Invitation::last_aside(AsideAnswer::Kind kind) const {
  const auto found = std::find_if(aside.rbegin(), aside.rend(),
                                  [&](const AsideAnswer& answer) { return answer.kind == kind; });
  return found == aside.rend() ? nullptr : &*found;
}

// Words alone, or a wish to take the answer back, are no answer that could stand.
const AsideAnswer* Invitation::waiting_dispute() const {
  const AsideAnswer* disputed = last_aside(AsideAnswer::Kind::disputed);
  const bool waits =
      disputed != nullptr && rating && disputed->at > rating->at && disputed->answer != 0;
  return waits ? disputed : nullptr;
}

const AsideAnswer* Invitation::contradiction() const {
  return held ? last_aside(AsideAnswer::Kind::held) : nullptr;
}

const AsideAnswer* Invitation::open_intent() const {
  const AsideAnswer* intent = last_aside(AsideAnswer::Kind::intent);
  return intent != nullptr && intent->answer != 0 && counted() == nullptr ? intent : nullptr;
}

Invitation* RequestState::find(InvitationId wanted) {
  return find_invitation(*this, wanted);
}
const Invitation* RequestState::find(InvitationId wanted) const {
  return find_invitation(*this, wanted);
}
FollowUp* RequestState::find(const Id128& wanted) {
  return find_follow_up(*this, wanted);
}
const FollowUp* RequestState::find(const Id128& wanted) const {
  return find_follow_up(*this, wanted);
}

const OpRecord* RequestState::find_op(std::string_view op) const {
  for (const OpRecord& record : ops) {
    if (record.op == op) return &record;
  }
  return nullptr;
}

const PlannedAsk* RequestState::planned_ask(std::string_view touchpoint) const {
  const auto found =
      std::find_if(planned_asks.begin(), planned_asks.end(), [&](const PlannedAsk& planned) {
        return planned.cycle == cycle && planned.touchpoint == touchpoint;
      });
  return found == planned_asks.end() ? nullptr : &*found;
}

bool RequestState::waits_for_answer(const Invitation& invitation) const {
  return completed && !deleted && invitation.cycle == cycle && !invitation.expired &&
         !invitation.rating && !invitation.changed_at;
}

std::optional<UtcMillis> RequestState::wakes_at() const {
  std::optional<UtcMillis> first;
  const auto wake = [&](UtcMillis at) { first = first ? std::min(*first, at) : at; };
  for (const PlannedAsk& planned : planned_asks) wake(planned.due_at);
  for (const Invitation& invitation : invitations) {
    if (invitation.remind_at && waits_for_answer(invitation)) wake(*invitation.remind_at);
  }
  for (const FollowUp& follow_up : follow_ups) {
    if (follow_up.has_news()) wake(at_once);
  }
  return first;
}

const Suppression* RequestState::last_suppression(int wanted, std::string_view touchpoint) const {
  const auto found = std::find_if(
      suppressions.rbegin(), suppressions.rend(),
      [&](const Suppression& one) { return one.cycle == wanted && one.touchpoint == touchpoint; });
  return found == suppressions.rend() ? nullptr : &*found;
}

const FollowUp* RequestState::follow_up_of(InvitationId invitation) const {
  for (auto it = follow_ups.rbegin(); it != follow_ups.rend(); ++it) {
    if (it->invitation == invitation) return &*it;
  }
  return nullptr;
}

const Invitation* deciding(const RequestState& state, int cycle) {
  const Invitation* best = nullptr;
  // Customer before staff, then worse before better, then later before earlier.
  const auto rank = [](const Invitation& invitation) {
    const Rating& rating = *invitation.rating;
    return std::tuple(rating.evidence == Evidence::staff, rating.answer_class, -rating.at.count);
  };
  for (const Invitation& invitation : state.invitations) {
    if (invitation.cycle != cycle || !invitation.is_about_request()) continue;
    if (invitation.counted() == nullptr) continue;
    if (best == nullptr || rank(invitation) < rank(*best)) best = &invitation;
  }
  return best;
}

std::optional<bool> recovered(const RequestState& state, const Id128& follow_up) {
  for (auto it = state.invitations.rbegin(); it != state.invitations.rend(); ++it) {
    if (it->recovery_of != follow_up || it->counted() == nullptr) continue;
    return it->counted()->answer_class == AnswerClass::satisfied;
  }
  return std::nullopt;
}

std::optional<bool> recovered(const RequestState& state) {
  for (auto it = state.follow_ups.rbegin(); it != state.follow_ups.rend(); ++it) {
    if (it->cycle != state.cycle) continue;
    if (const auto answer = recovered(state, it->id)) return answer;
  }
  return std::nullopt;
}

SatisfactionStatus status_of(const RequestState& state) {
  const int cycle = state.cycle;
  bool waiting = false;
  bool addressed = false;
  for (const FollowUp& follow_up : state.follow_ups) {
    if (follow_up.cycle != cycle) continue;
    waiting = waiting || is_owed(follow_up.state);
    addressed = addressed || follow_up.state == FollowUpState::addressed;
  }
  if (addressed && !waiting) return SatisfactionStatus::addressed;
  if (const Invitation* invitation = deciding(state, cycle)) {
    switch (invitation->rating->answer_class) {
      case AnswerClass::dissatisfied:
        return SatisfactionStatus::dissatisfied;
      case AnswerClass::neutral:
        return SatisfactionStatus::neutral;
      case AnswerClass::satisfied:
        return SatisfactionStatus::satisfied;
    }
  }
  for (const Invitation& invitation : state.invitations) {
    const bool asked = !invitation.unsolicited && invitation.is_about_request();
    if (invitation.cycle == cycle && asked) return SatisfactionStatus::asked;
  }
  return SatisfactionStatus::not_asked;
}

}  // namespace amends
