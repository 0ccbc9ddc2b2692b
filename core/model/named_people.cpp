#include "core/model/named_people.hpp"

#include <utility>

#include "core/model/person.hpp"

namespace amends {
namespace {

void forget_comments(Rating& rating, const RevisionSpan& span) {
  auto& earlier = rating.earlier_comments;
  std::erase_if(earlier, [&](std::int64_t revision) { return span.holds(revision); });
  if (!span.holds(rating.comment_revision)) return;
  rating.comment_revision = 0;
  if (earlier.empty()) return;
  rating.comment_revision = earlier.back();
  rating.comment_class = AnswerClass::neutral;  // it may have been said with any
  earlier.pop_back();
}

}  // namespace

void note_named(RequestState& state, UtcMillis at, std::int64_t revision) {
  std::string who = person_text(state.requester);
  const bool same = !state.named.empty() && state.named.back().who == who;
  if (!same) state.named.push_back({std::move(who), at, revision});
}

void forget(RequestState& state, const RevisionSpan& span) {
  if (span.holds(state.requester_revision)) {
    state.requester = {};
    state.subject.clear();
    state.requester_revision = 0;
  }
  for (Naming& naming : state.named) {
    if (span.holds(naming.revision)) naming.who.clear();
  }
  std::erase_if(state.texts, [&](const KeptText& text) { return span.holds(text.revision); });
  for (Invitation& invitation : state.invitations) {
    if (invitation.rating) forget_comments(*invitation.rating, span);
  }
}

}  // namespace amends
