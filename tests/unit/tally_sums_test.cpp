// Sums of many units, against the deltas of each.

#include "core/report/tally_sums.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/model/request.hpp"
#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

RequestState rated(int i) {
  RequestState state;
  state.cycle = 1;
  Invitation invitation;
  invitation.id.value = static_cast<std::uint64_t>(i);
  invitation.touchpoint = "request-resolved";
  invitation.snapshot.team = i % 3 == 0 ? "" : "team" + std::to_string(i % 12);
  invitation.snapshot.agent = "agent" + std::to_string(i % 40);
  invitation.day = i % 10 == 0 ? undated : Day{i % 90 - 20};
  if (i % 4 != 0) {
    Rating rating;
    rating.answer = 1;
    rating.answer_class = i % 5 == 0 ? AnswerClass::dissatisfied : AnswerClass::satisfied;
    rating.day = Day{i % 90};
    invitation.rating = rating;
  }
  state.invitations.push_back(std::move(invitation));
  return state;
}

auto stored_order(const TallyKey& key) {
  return std::tuple(key.cohort, key.pair.first, key.pair.second, key.day, key.first, key.second);
}

}  // namespace

TEST_CASE("sums are those of the units' figures, each key once, in the stores' order") {
  TallySums sums;
  std::map<TallyKey, Counts> expected;
  for (int i = 0; i < 3000; ++i) {
    const RequestState state = rated(i);
    sums.add(unit_of(state, 1));
    for (const TallyDelta& delta : figures_of(state, 1)) expected[delta.key] += delta.counts;
  }
  const auto deltas = sums.deltas();
  std::map<TallyKey, Counts> found;
  for (const TallyDelta& delta : deltas) found[delta.key] += delta.counts;
  CHECK(found == expected);
  CHECK(deltas.size() == expected.size());
  CHECK(std::is_sorted(deltas.begin(), deltas.end(), [](const auto& a, const auto& b) {
    return stored_order(a.key) < stored_order(b.key);
  }));
}

TEST_CASE("nobody asked or answered adds nothing") {
  TallySums sums;
  sums.add(unit_of(RequestState{}, 1));
  CHECK(sums.deltas().empty());
}
